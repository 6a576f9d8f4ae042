package io.omnidepth.http.stream;

import io.omnidepth.api.Merger;
import io.omnidepth.board.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The work that is due for a channel.
 *
 * @param snapshot the state of the board that the frames tell
 * @param now the moment by the server's clock
 * @param at the moment that the frames tell, from which ages are counted
 * @param updates whether an update is due
 * @param beats whether a heartbeat is due if there is no update
 * @param snapshots whether a reader wants the whole view
 */
record Turn(
    Snapshot snapshot, Instant now, Instant at, boolean updates, boolean beats, boolean snapshots) {
  boolean isEmpty() {
    return !updates && !beats && !snapshots;
  }

  /** The word for its cost: the type of its largest frame. */
  String word() {
    return snapshots ? "snapshot" : updates ? "update" : "heartbeat";
  }

  /**
   * The outcome of a turn.
   *
   * @param rows the number of rows that the readers hold after it
   * @param frame the frame for all readers that hold the view
   * @param isUpdate whether that is an update, and no heartbeat
   * @param isOutgrown whether other books count than the readers hold, although the board has
   *     nothing new
   * @param since the moment when their state before was published
   * @param writeTime the time without the merge
   * @param cost the processor time
   */
  record Result(
      Turn turn,
      long rows,
      Optional<Frame> frame,
      boolean isUpdate,
      boolean isOutgrown,
      Instant since,
      Merger.Merged merged,
      Duration writeTime,
      Duration cost) {}
}
