package io.omnidepth.http.stream;

import io.omnidepth.api.Merger;
import io.omnidepth.board.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The work that is due for a channel.
 *
 * @param snapshot of the board, of which the frames tell
 * @param updates whether an update is due
 * @param beats whether a heartbeat is due if there is no update
 * @param snapshots whether a reader wants the whole view
 */
record Turn(Snapshot snapshot, Instant now, boolean updates, boolean beats, boolean snapshots) {
  boolean isEmpty() {
    return !updates && !beats && !snapshots;
  }

  /** The word for its cost: of its frames the largest. */
  String word() {
    return snapshots ? "snapshot" : updates ? "update" : "heartbeat";
  }

  /**
   * The outcome of a turn.
   *
   * @param rows that the readers hold after it
   * @param frame for all readers that hold the view
   * @param isUpdate whether that is an update, and no heartbeat
   * @param isOutgrown whether other books count than the readers hold, although the board has
   *     nothing new
   * @param since when the state that they held before was published
   * @param writeTime without the merge
   * @param cost in processor time
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
