/** The program's entry point. */
@NullMarked
package io.omnidepth;

import org.jspecify.annotations.NullMarked;
