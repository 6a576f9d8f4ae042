/**
 * The facts of a venue, its list of markets, and the ends of a question to it. An
 * exchange is data, not a program; each one is declared in a file of its own in {@code
 * io.omnidepth.venue.catalog}.
 *
 * <p>Units: depths count levels a side; weights are the venue's own; fees are per cent of the
 * notional.
 *
 * <p>Paths into an answer are keys and array places joined by dots, {@code *} for any one key:
 * {@code result.*.asks}, {@code data.0.ts}; the empty path is the whole answer. Facts that nobody
 * has confirmed say so where they stand.
 */
@NullMarked
package io.omnidepth.venue;

import org.jspecify.annotations.NullMarked;
