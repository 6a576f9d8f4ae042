package io.omnidepth.http.stream;

import io.omnidepth.api.CostKind;
import io.omnidepth.api.Listener;
import io.omnidepth.board.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The work that is due for a channel.
 *
 * @param snapshot the state of the board that the frames tell
 * @param now the moment by the server's clock
 * @param at the moment that the frames tell, from which ages are counted
 * @param updates whether an update is due
 * @param beats whether a heartbeat is due if there is no update
 * @param snapshots whether a reader wants the whole views
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

  /** The processor time that the frame of one view took. */
  record Cost(CostKind kind, Duration took) {}

  /**
   * The outcome of a turn.
   *
   * @param frames the frames for all readers that hold the views; none if there is no news
   * @param isUpdate whether they are updates, and no heartbeats
   * @param isOutgrown whether other books count than the readers hold, although the board has
   *     nothing new
   * @param receipts the moments when the answers came that are new in them
   * @param merges the times of the merges
   * @param writeTime the time without the merges
   */
  record Result(
      Turn turn,
      List<Frame> frames,
      boolean isUpdate,
      boolean isOutgrown,
      List<Instant> receipts,
      List<Duration> merges,
      Duration writeTime,
      List<Cost> costs) {
    /** The outcome of a turn with these parts, one a view. */
    static Result of(Turn turn, List<Frame> frames, boolean isUpdate, List<ChannelView.Made> made) {
      return new Result(
          turn,
          frames,
          isUpdate,
          made.stream().anyMatch(ChannelView.Made::isOutgrown),
          made.stream().flatMap(each -> each.receipts().stream()).toList(),
          made.stream().flatMap(each -> each.merge().stream()).toList(),
          made.stream().map(ChannelView.Made::writeTime).reduce(Duration.ZERO, Duration::plus),
          made.stream().map(ChannelView.Made::cost).toList());
    }

    /** Its frames have reached the readers. */
    void sent(Listener listener, Instant now) {
      receipts.forEach(at -> listener.delivered(Duration.between(at, now)));
    }

    /** The processor time of all. */
    Duration cost() {
      return costs.stream().map(Cost::took).reduce(Duration.ZERO, Duration::plus);
    }
  }
}
