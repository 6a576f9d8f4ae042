/**
 * Polls the venues for their books and lists of markets: rounds, pace, deadlines, size limits,
 * back-off. The {@link io.omnidepth.poll.Poller} is a {@link io.omnidepth.source.Source}; its way
 * to the venues is an {@link io.omnidepth.poll.Asker}, over HTTP in {@code poll.http}.
 *
 * <p>Everything here runs on one event loop and never blocks it. A round starts on an aligned tick
 * and asks for all due books of all venues at once. A book has at most one request in flight. Books
 * and lists together stay within the venue's limits. If the limits are too narrow, books that the
 * operator named go first, as if they were alone. Books for rates follow, then books on demand, as
 * many as can be kept fresh.
 *
 * <p>No venue delays another. A body has a {@link io.omnidepth.poll.Bound}, and all bodies in
 * flight share a {@link io.omnidepth.poll.BodyRoom}. Large bodies are read beside the loop, where
 * the venues come in {@link io.omnidepth.poll.VenueTurns turn}. A question counts as in flight
 * until its answer is read, so the answers of a market stay in order.
 *
 * <p>Units: weights are the venue's own, body limits are bytes.
 */
@NullMarked
package io.omnidepth.poll;

import org.jspecify.annotations.NullMarked;
