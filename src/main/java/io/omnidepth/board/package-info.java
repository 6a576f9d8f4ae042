/**
 * All that is known of the market right now: the latest book and status of every venue's every
 * market, which markets venues list, the rates between assets, and the depth of the books that a
 * reader chooses; how it was of late, the {@link io.omnidepth.board.History}; and which instruments
 * are to be polled, the {@link io.omnidepth.board.Watchlist}.
 *
 * <p>One writer, the poller's event loop, tells the {@link io.omnidepth.board.Board}; any thread
 * reads its current {@link io.omnidepth.board.Snapshot}, which never changes. The sequence counts
 * up with every change that an answer could show: a book's levels, a state, what is polled or
 * listed. That a venue sent the same once more renews the age of its book and not the sequence.
 */
@NullMarked
package io.omnidepth.board;

import org.jspecify.annotations.NullMarked;
