/** The list of all resources of the API. */
@NullMarked
package io.omnidepth.api.all;

import org.jspecify.annotations.NullMarked;
