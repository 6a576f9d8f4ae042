/**
 * What lasts from one run to the next: the venues' lists of markets, in a directory that the
 * operator names. Without one nothing is written.
 *
 * <p>Always true: a file is replaced as a whole or not at all; what cannot be read or written is
 * told and stops nothing; nothing here is asked for by name of what a file says, it only tells what
 * a venue had.
 */
@NullMarked
package io.omnidepth.keep;

import org.jspecify.annotations.NullMarked;
