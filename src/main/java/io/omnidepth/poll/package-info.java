/**
 * Asking the venues for their books and lists of markets: rounds, pace, deadlines, size limits,
 * back-off. The {@link io.omnidepth.poll.Poller} is a {@link io.omnidepth.source.Source}; its way
 * to the venues is an {@link io.omnidepth.poll.Asker}, over HTTP in {@code poll.http}.
 *
 * <p>Everything here runs on one event loop and never blocks it. A round starts on an aligned tick;
 * every due book of every venue is asked at once, one request in flight per book, and no venue is
 * asked faster than its limits allow, books and lists together. If they are too narrow for all,
 * books that the operator named go first, as if they were alone; then those that rates need; then
 * those on demand, as many as can be kept fresh.
 *
 * <p>No venue ever holds up another: a body has a {@link io.omnidepth.poll.Bound}, all that are in
 * flight share a {@link io.omnidepth.poll.BodyRoom}, and large ones are read beside the loop, where
 * the venues come in {@link io.omnidepth.poll.VenueTurns turn}. A question counts as in flight
 * until its answer is read, so that no market's answers overtake each other.
 *
 * <p>Units: weights are the venue's own, body limits are bytes.
 */
@NullMarked
package io.omnidepth.poll;

import org.jspecify.annotations.NullMarked;
