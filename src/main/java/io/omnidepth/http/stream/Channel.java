package io.omnidepth.http.stream;

import io.omnidepth.api.Json;
import io.omnidepth.api.Merger;
import io.omnidepth.board.Snapshot;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The views that go out together, and their readers: one view, or all views of a moment.
 *
 * <p>A turn makes the messages that are due: updates, or heartbeats after 2 s without a message,
 * and snapshots for new readers. Only one turn is made at a time, on the event loop of the
 * channel's home or a worker. The loop then sends the messages. All else runs on that loop, unless
 * a method says otherwise.
 */
final class Channel {
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private final ChannelKey key;
  private final List<String> names;
  private final List<ChannelView> views;
  private final Channels home;
  private final Payer page;
  private final Audience audience;
  private final Set<LoopAudience> wantSnapshot = new HashSet<>();
  private volatile boolean isPage;
  private volatile long rows;

  /** Without a message until then, a heartbeat is due. */
  private Instant nextHeartbeat;

  private Instant due;

  /** The sequence of the last snapshot that a turn compared, with or without an update. */
  private long seen = -1;

  private final SeenBooks books;
  private final UpdatePace pace;

  /** Whether a turn is being made or waits for a worker. */
  boolean busy;

  /** Whether a timer is set for the next turn. */
  boolean timed;

  /**
   * A channel without readers.
   *
   * @param names the streams' names, one a view
   * @param home makes its turns
   * @param isPage whether the page opens these views by default; no client pays for them
   */
  Channel(
      ChannelKey key, List<String> names, boolean isPage, Payer owner, Channels home, Instant now) {
    List<ChannelView> each = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      each.add(new ChannelView(key.views().get(i), names.get(i)));
    }
    this.key = key;
    this.names = List.copyOf(names);
    this.home = home;
    this.views = List.copyOf(each);
    this.books = new SeenBooks(key.views());
    this.isPage = isPage;
    this.page = new Payer("page " + names.get(0), false);
    this.audience = new Audience(owner);
    this.rows = key.rows();
    this.pace = new UpdatePace(key.interval(), now);
    this.nextHeartbeat = now.plus(HEARTBEAT);
    this.due = now;
  }

  ChannelKey key() {
    return key;
  }

  /** The streams' names, one a view. Any thread may call it. */
  List<String> names() {
    return names;
  }

  /** Makes its turns. Any thread may call it. */
  Channels home() {
    return home;
  }

  /** Its readers. Any thread may call it. */
  Audience audience() {
    return audience;
  }

  /** Whether no client pays for it. Any thread may call it. */
  boolean isPage() {
    return isPage;
  }

  /** From now on no client pays for it. Any thread may call it. */
  void becomePage() {
    isPage = true;
  }

  /** The number of rows that the views hold. Any thread may call it. */
  long rows() {
    return rows;
  }

  /**
   * The client that pays for the next turn.
   *
   * @param amongAll whether it is the one that has used least of all
   */
  Payer payer(Costs costs, boolean amongAll) {
    return isPage ? page : audience.payer(costs, amongAll);
  }

  /** The time until the next turn is due; empty without news, so only a heartbeat may be due. */
  Optional<Duration> wait(Snapshot snapshot, Instant now) {
    boolean isBehind = books.isBehind(snapshot);
    if (isBehind) {
      pace.hasNews(now);
    }
    if (!turn(snapshot, now, now).isEmpty()) {
      return Optional.of(Duration.ZERO);
    }
    return isBehind ? Optional.of(Duration.between(now, pace.due())) : Optional.empty();
  }

  /** A turn is due from now on. */
  void begin(Instant now) {
    due = now;
    busy = true;
  }

  /** The time since the turn was due. */
  Duration late(Instant now) {
    return Duration.between(due, now);
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
        seen >= 0 && pace.isDue(now) && books.isBehind(snapshot),
        !now.isBefore(nextHeartbeat),
        !wantSnapshot.isEmpty());
  }

  /** Makes the messages that are due, on any thread. No other turn may be under way. */
  Turn.Result make(Turn turn, Merger merger, InstantSource clock) {
    List<ChannelView.Made> made =
        views.stream().map(view -> view.make(turn, merger, clock)).toList();
    if (turn.updates() || seen < 0) {
      seen = turn.snapshot().sequence();
      books.see(turn.snapshot());
      pace.toldNews();
    }
    List<Frame> updates = made.stream().flatMap(each -> each.update().stream()).toList();
    List<Frame> frames = updates.isEmpty() && turn.beats() ? heartbeats(turn) : updates;
    if (turn.snapshots()) {
      views.forEach(ChannelView::snapshot);
    }
    return Turn.Result.of(turn, frames, !updates.isEmpty(), made);
  }

  private List<Frame> heartbeats(Turn turn) {
    return views.stream().flatMap(view -> view.heartbeat(turn).stream()).toList();
  }

  /** The heartbeats that are due for a channel that has to wait; empty before the first turn. */
  Optional<Delivery> beat(Turn turn) {
    List<Frame> frames = turn.beats() ? heartbeats(turn) : List.of();
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    nextHeartbeat = turn.now().plus(HEARTBEAT);
    return Optional.of(new Delivery("heartbeat", frames, closing(), () -> {}));
  }

  /**
   * The turn is over; its frames are sent after that.
   *
   * @param sent runs when all readers have got them
   * @return empty if there are none
   */
  Optional<Delivery> end(Turn.Result made, Instant now, Runnable sent) {
    busy = false;
    rows = views.stream().mapToLong(ChannelView::rows).sum();
    if (made.frames().isEmpty()) {
      return Optional.empty();
    }
    nextHeartbeat = now.plus(HEARTBEAT);
    if (made.isUpdate()) {
      pace.updated(due);
    }
    String type = made.isUpdate() ? "update" : "heartbeat";
    return Optional.of(new Delivery(type, made.frames(), closing(), sent));
  }

  /** The frame that closes the moment; empty if the view goes out by itself. */
  private Optional<Frame> closing() {
    return key.moment()
        .map(
            name ->
                Frame.of(
                    Json.object().put("type", "moment").put("moment", name).put("sequence", seen)));
  }

  /** A loop's readers want the whole views. */
  void want(LoopAudience part) {
    wantSnapshot.add(part);
  }

  /** Forgets the loops that want the whole views, and returns them. */
  Set<LoopAudience> wanting() {
    Set<LoopAudience> all = Set.copyOf(wantSnapshot);
    wantSnapshot.clear();
    return all;
  }

  /** Whether the whole views are written already, as the readers hold them. */
  boolean hasSnapshot() {
    return !busy && views.stream().allMatch(ChannelView::hasSnapshot);
  }

  /** The whole views as the readers hold them. They are to be written already. */
  Delivery snapshot() {
    List<Frame> frames = views.stream().flatMap(view -> view.snapshot().stream()).toList();
    return new Delivery("snapshot", frames, closing(), () -> {});
  }
}
