/**
 * The present state of the market: the latest book and state of each market, the markets that
 * venues list, the rates between assets and the depth of chosen books. {@link
 * io.omnidepth.board.History} has its recent past. {@link io.omnidepth.board.Watchlist} has the
 * instruments to poll.
 *
 * <p>One writer, the poller's event loop, reports to the {@link io.omnidepth.board.Board}. Any
 * thread reads its current {@link io.omnidepth.board.Snapshot}, which never changes. The sequence
 * grows with each change of a possible answer: a book's levels, a state, the polled or listed
 * instruments. A repeated book renews its age, not the sequence.
 */
@NullMarked
package io.omnidepth.board;

import org.jspecify.annotations.NullMarked;
