/** Operation: containers, the reverse proxy, dashboards and databases. */
@NullMarked
package io.omnidepth.ops;

import org.jspecify.annotations.NullMarked;
