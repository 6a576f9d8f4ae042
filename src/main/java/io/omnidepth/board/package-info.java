/**
 * What is known of the market right now: the latest book and status of every venue's every market,
 * and the depth of them.
 *
 * <p>One writer, the poller's event loop, tells the {@link io.omnidepth.board.Board}; any thread
 * reads its current {@link io.omnidepth.board.Snapshot}, which never changes. The sequence counts
 * up with every change of what could be answered: a book's levels, a state. That a venue sent the
 * same once more renews the age of its book and not the sequence.
 */
@NullMarked
package io.omnidepth.board;

import org.jspecify.annotations.NullMarked;
