/**
 * The data that lasts from one run to the next: the venues' lists of markets, in a directory that
 * the operator names. Without a directory nothing is written.
 *
 * <p>Always true: a file is replaced as a whole or not at all. A failure to read or write is logged
 * and stops nothing. A stored list tells which markets a venue had; it never decides the name under
 * which a book is requested.
 */
@NullMarked
package io.omnidepth.keep;

import org.jspecify.annotations.NullMarked;
