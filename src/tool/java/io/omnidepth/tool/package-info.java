/** Programs for developers: load, faults and long runs. They are not tests. */
@NullMarked
package io.omnidepth.tool;

import org.jspecify.annotations.NullMarked;
