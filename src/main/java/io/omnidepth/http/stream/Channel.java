package io.omnidepth.http.stream;

import io.omnidepth.api.Listener;
import io.omnidepth.api.Merger;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One view of the stream and its readers.
 *
 * <p>A turn makes the messages that are due: an update, or a heartbeat after 2 s without a message,
 * and a snapshot for new readers. Only one turn is made at a time, on the event loop or a worker.
 * The event loop then sends the messages.
 */
final class Channel {
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private final ViewKey key;
  private final String name;
  private final Payer page;
  private final Audience audience;
  private boolean isPage;
  private @Nullable View view;
  private long rows;
  private Instant lastUpdate;
  private Instant lastMessage;

  /** The sequence of the last snapshot that a turn compared, with or without an update. */
  private long seen = -1;

  private long seenRevision = -1;

  /** Whether a turn is being made or waits for a worker. */
  boolean busy;

  /** Whether a timer is set for the next turn. */
  boolean timed;

  /**
   * A channel without readers.
   *
   * @param isPage whether the page opens this view by default; no client pays for it
   */
  Channel(ViewKey key, String name, boolean isPage, Payer owner, Instant now) {
    this.key = key;
    this.name = name;
    this.isPage = isPage;
    this.page = new Payer("page " + name, false);
    this.audience = new Audience(owner);
    this.rows = rows(key);
    this.lastUpdate = now;
    this.lastMessage = now;
  }

  ViewKey key() {
    return key;
  }

  String name() {
    return name;
  }

  Audience audience() {
    return audience;
  }

  boolean isPage() {
    return isPage;
  }

  /** From now on no client pays for it. */
  void becomePage() {
    isPage = true;
  }

  /** The number of rows that the view holds; before its first turn, the most that it can hold. */
  long rows() {
    return rows;
  }

  static long rows(ViewKey key) {
    return 2L * key.query().levels();
  }

  /** The client that pays for the next turn. */
  Payer payer(Costs costs) {
    return isPage ? page : audience.payer(costs);
  }

  /** The time until the next turn is due; empty without news, so only a heartbeat may be due. */
  Optional<Duration> wait(Snapshot snapshot, Instant now) {
    if (!turn(snapshot, now, now).isEmpty()) {
      return Optional.of(Duration.ZERO);
    }
    return isNew(snapshot)
        ? Optional.of(Duration.between(now, nextUpdate()).plusMillis(1))
        : Optional.empty();
  }

  private Instant nextUpdate() {
    return lastUpdate.plus(key.interval());
  }

  private boolean isNew(Snapshot snapshot) {
    return snapshot.sequence() != seen
        || (key.query().choice().dependsOnAges() && snapshot.revision() != seenRevision);
  }

  /**
   * The work that is due now. No other turn may be under way.
   *
   * @param at the moment that its frames tell
   */
  Turn turn(Snapshot snapshot, Instant now, Instant at) {
    return new Turn(
        snapshot,
        now,
        at,
        view != null && isNew(snapshot) && !now.isBefore(nextUpdate()),
        Duration.between(lastMessage, now).compareTo(HEARTBEAT) >= 0,
        audience.wantsSnapshot());
  }

  /** Makes the messages that are due, on any thread. No other turn may be under way. */
  Turn.Result make(Turn turn, Merger merger, InstantSource clock) {
    Duration before = ThreadTime.spent();
    Merger.Merged merged = merger.of(turn.snapshot(), key.query().choice());
    Instant begun = clock.instant();
    Instant since = turn.snapshot().publishedAt();
    Optional<Frame> update = Optional.empty();
    boolean isOutgrown = false;
    View held = view;
    if (held == null) {
      saw(turn.snapshot());
      held = new View(name, key.query(), turn.snapshot(), turn.at());
      view = held;
    } else if (turn.updates()) {
      saw(turn.snapshot());
      since = held.publishedAt();
      update = held.update(turn.snapshot(), turn.at());
      isOutgrown = held.isOutgrown(turn.snapshot());
    }
    Optional<Frame> frame =
        update.isEmpty() && turn.beats()
            ? Optional.of(held.heartbeat(turn.snapshot(), turn.at()))
            : update;
    if (turn.snapshots()) {
      held.snapshot();
    }
    return new Turn.Result(
        turn,
        held.rows(),
        frame,
        update.isPresent(),
        isOutgrown,
        since,
        merged,
        Duration.between(begun, clock.instant()),
        ThreadTime.spent().minus(before));
  }

  private void saw(Snapshot snapshot) {
    seen = snapshot.sequence();
    seenRevision = snapshot.revision();
  }

  /**
   * Sends the frames of a turn and reports them to the listener.
   *
   * @param at the present moment of the books
   */
  void send(Turn.Result made, Listener listener, Instant now, Instant at) {
    rows = made.rows();
    made.merged().took().ifPresent(listener::merged);
    made.frame().ifPresent(frame -> send(frame, made, listener, now, at));
    catchUp(listener);
  }

  private void send(Frame frame, Turn.Result made, Listener listener, Instant now, Instant at) {
    lastMessage = now;
    if (made.isUpdate()) {
      listener.written("update", made.writeTime());
      lastUpdate = made.turn().now();
    }
    int sent = audience.send(frame);
    listener.sent(made.isUpdate() ? "update" : "heartbeat", sent, frame.length());
    if (made.isUpdate()) {
      reportDelays(made.merged().selection(), made.since(), listener, at);
    }
  }

  /** Reports the delay of each venue's answer that is new in this update. */
  private static void reportDelays(
      Selection selection, Instant since, Listener listener, Instant now) {
    selection.counted().stream()
        .flatMap(entry -> entry.market().answer().stream())
        .map(Market.Answer::receivedAt)
        .filter(at -> at.isAfter(since))
        .forEach(at -> listener.delivered(Duration.between(at, now)));
  }

  /** Sends the snapshot to the readers who wait for one, if it is written already. */
  void catchUp(Listener listener) {
    if (view != null && view.hasSnapshot()) {
      Frame frame = view.snapshot();
      int sent = audience.sendSnapshot(frame);
      if (sent > 0) {
        listener.sent("snapshot", sent, frame.length());
      }
    }
  }
}
