package io.omnidepth.http.stream;

import io.omnidepth.api.CostKind;
import io.omnidepth.api.Merger;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.http.cost.ThreadTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One view of a channel, and its part of the channel's turns. One thread calls it at a time. */
final class ChannelView {
  private final ViewKey key;
  private final String name;
  private @Nullable View view;

  /**
   * A view that nobody has seen yet.
   *
   * @param name the stream's name
   */
  ChannelView(ViewKey key, String name) {
    this.key = key;
    this.name = name;
  }

  /**
   * Its part of a turn.
   *
   * @param update empty without news
   * @param receipts the moments when the answers came that are new in the update
   * @param writeTime the time without the merge
   */
  record Made(
      Optional<Frame> update,
      boolean isOutgrown,
      List<Instant> receipts,
      Optional<Duration> merge,
      Duration writeTime,
      Turn.Cost cost) {}

  /** Brings the view to the turn's snapshot. */
  Made make(Turn turn, Merger merger, InstantSource clock) {
    Duration before = ThreadTime.spent();
    Merger.Merged merged = merger.of(turn.snapshot(), key.query().choice());
    Instant begun = clock.instant();
    Optional<Frame> update = Optional.empty();
    List<Instant> receipts = List.of();
    boolean isOutgrown = false;
    View held = view;
    if (held == null) {
      held = new View(name, key.query(), turn.snapshot(), turn.at());
      view = held;
    } else if (turn.updates()) {
      Instant since = held.publishedAt();
      update = held.update(turn.snapshot(), turn.at());
      isOutgrown = held.isOutgrown(turn.snapshot());
      receipts = update.isEmpty() ? List.of() : receipts(merged.selection(), since);
    }
    if (turn.snapshots()) {
      held.snapshot();
    }
    CostKind kind = key.query().kind(turn.word(), turn.snapshot());
    return new Made(
        update,
        isOutgrown,
        receipts,
        merged.took(),
        Duration.between(begun, clock.instant()),
        new Turn.Cost(kind, ThreadTime.spent().minus(before)));
  }

  /** The moments when the venues' answers came that are newer than that. */
  private static List<Instant> receipts(Selection selection, Instant since) {
    return selection.counted().stream()
        .flatMap(entry -> entry.market().answer().stream())
        .map(Market.Answer::receivedAt)
        .filter(at -> at.isAfter(since))
        .toList();
  }

  /** The frame that says that nothing has changed; empty before the first turn. */
  Optional<Frame> heartbeat(Turn turn) {
    return Optional.ofNullable(view).map(held -> held.heartbeat(turn.snapshot(), turn.at()));
  }

  /** The whole view as the readers hold it; empty before the first turn. */
  Optional<Frame> snapshot() {
    return Optional.ofNullable(view).map(View::snapshot);
  }

  /** Whether the snapshot is written already. */
  boolean hasSnapshot() {
    return view != null && view.hasSnapshot();
  }

  /**
   * The number of rows that the readers hold, by their memory; before the first turn, the most that
   * they can.
   */
  long rows() {
    return view == null ? key.rows() : key.weight(view.rows());
  }
}
