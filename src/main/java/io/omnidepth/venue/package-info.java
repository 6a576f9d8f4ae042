/**
 * A venue: a record of facts, its list of markets, and the verdict of an answer. An exchange is
 * data, not a program. Each one is declared in its own file in {@code io.omnidepth.venue.catalog}.
 *
 * <p>Units: depths count levels a side; weights are the venue's own; fees are per cent of the
 * notional.
 *
 * <p>Paths into an answer are keys and array places joined by dots: {@code result.*.asks}, {@code
 * data.0.ts}. {@code *} stands for any one key. The empty path is the whole answer. An unconfirmed
 * fact has the comment "unconfirmed".
 */
@NullMarked
package io.omnidepth.venue;

import org.jspecify.annotations.NullMarked;
