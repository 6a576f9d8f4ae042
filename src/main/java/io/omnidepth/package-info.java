/** The program: its command line, its settings, and the place where every object is built, once. */
@NullMarked
package io.omnidepth;

import org.jspecify.annotations.NullMarked;
