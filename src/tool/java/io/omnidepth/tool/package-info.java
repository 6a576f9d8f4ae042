/** Programs for developers: load, faults and long runs. They are no tests. */
@NullMarked
package io.omnidepth.tool;

import org.jspecify.annotations.NullMarked;
