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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One view of the stream and its readers. Each turn brings the readers up to date: with an update
 * where one is due, a heartbeat where nothing was said for a while, a snapshot for those who hold
 * nothing yet. A turn is made on one thread at a time, the event loop or a worker; what it made is
 * sent on the event loop.
 */
final class Channel {
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  /** One reader's hold on the view. */
  interface Reader {
    /** Whose share its work counts to. */
    Payer payer();

    /** Whether it holds nothing that an update could follow, and its socket takes something. */
    boolean wantsSnapshot();

    /** Whether the frame was sent; else the reader is behind and wants a snapshot. */
    boolean send(String frame);

    /** Sends it what the others hold. */
    void sendSnapshot(String frame);
  }

  /** What is to be made in a turn. */
  record Turn(Snapshot snapshot, Instant now, boolean updates, boolean beats, boolean snapshots) {
    boolean isEmpty() {
      return !updates && !beats && !snapshots;
    }

    String word() {
      return snapshots ? "snapshot" : updates ? "update" : "heartbeat";
    }
  }

  /**
   * What was made in a turn.
   *
   * @param isOutgrown whether other books count than the readers hold, although the board has
   *     nothing new
   */
  record Made(
      Turn turn,
      long rows,
      Optional<String> frame,
      boolean isUpdate,
      boolean isOutgrown,
      Instant since,
      Merger.Merged merged,
      Duration wrote,
      Duration took) {}

  private final ViewKey key;
  private final String name;
  private boolean isPage;
  private final Payer page;
  private final Set<Reader> readers = new LinkedHashSet<>();
  private @Nullable View stream;
  private Payer owner;
  private long rows;
  private Instant lastFrame;
  private Instant lastMessage;

  /** Of what was looked at last, whether or not it was worth an update. */
  private long seen = -1;

  private long seenRevision = -1;

  /** A turn is being made, or waits for it. */
  boolean busy;

  /** A timer is set for the next turn. */
  boolean timed;

  /**
   * @param isPage whether it is one that the page shows by itself, which nobody has to pay for
   */
  Channel(ViewKey key, String name, boolean isPage, Payer owner, Instant now) {
    this.key = key;
    this.name = name;
    this.isPage = isPage;
    this.page = new Payer("page " + name, false);
    this.owner = owner;
    this.rows = rows(key);
    this.lastFrame = now;
    this.lastMessage = now;
  }

  ViewKey key() {
    return key;
  }

  String name() {
    return name;
  }

  boolean isPage() {
    return isPage;
  }

  /** From now on nobody has to pay for it. */
  void becomePage() {
    isPage = true;
  }

  /** Whose share of the views it counts to. */
  Payer owner() {
    return owner;
  }

  /** Rows that it holds; before it has begun, the most that it may. */
  long rows() {
    return rows;
  }

  static long rows(ViewKey key) {
    return 2L * key.query().levels();
  }

  boolean hasReaders() {
    return !readers.isEmpty();
  }

  void join(Reader reader) {
    readers.add(reader);
  }

  void leave(Reader reader) {
    readers.remove(reader);
    if (readers.stream().noneMatch(other -> other.payer().equals(owner))) {
      readers.stream().findFirst().ifPresent(other -> owner = other.payer());
    }
  }

  /** Of its readers the one who used least: what all of them want costs each of them little. */
  Payer payer(Costs costs) {
    return isPage
        ? page
        : readers.stream()
            .map(Reader::payer)
            .distinct()
            .min(Comparator.comparingDouble(costs::used))
            .orElse(owner);
  }

  /** How long until something is due; empty while nothing is new. */
  Optional<Duration> wait(Snapshot snapshot, Instant now) {
    if (!turn(snapshot, now).isEmpty()) {
      return Optional.of(Duration.ZERO);
    }
    return isNew(snapshot)
        ? Optional.of(Duration.between(now, lastFrame.plus(key.interval())).plusMillis(1))
        : Optional.empty();
  }

  private boolean isNew(Snapshot snapshot) {
    return snapshot.sequence() != seen
        || (key.query().choice().dependsOnAges() && snapshot.revision() != seenRevision);
  }

  /** What is to be made now. Wants that no other turn is being made. */
  Turn turn(Snapshot snapshot, Instant now) {
    return new Turn(
        snapshot,
        now,
        stream != null && isNew(snapshot) && !now.isBefore(lastFrame.plus(key.interval())),
        Duration.between(lastMessage, now).compareTo(HEARTBEAT) >= 0,
        readers.stream().anyMatch(Reader::wantsSnapshot));
  }

  /** Makes what is due, on whichever thread; no other turn may be made meanwhile. */
  Made make(Turn turn, Merger merging, InstantSource clock) {
    Duration before = ThreadTime.spent();
    Merger.Merged merged = merging.of(turn.snapshot(), key.query().choice());
    Instant begun = clock.instant();
    Optional<String> frame = Optional.empty();
    Instant since = turn.snapshot().publishedAt();
    boolean isUpdate = false;
    boolean isOutgrown = false;
    if (stream == null || turn.updates()) {
      seen = turn.snapshot().sequence();
      seenRevision = turn.snapshot().revision();
    }
    if (stream == null) {
      stream = new View(name, key.query(), turn.snapshot(), turn.now());
    } else if (turn.updates()) {
      since = stream.publishedAt();
      frame = stream.update(turn.snapshot(), turn.now());
      isUpdate = frame.isPresent();
      isOutgrown = stream.outgrown(turn.snapshot());
    }
    if (frame.isEmpty() && turn.beats()) {
      frame = Optional.of(stream.heartbeat(turn.snapshot(), turn.now()));
    }
    if (turn.snapshots()) {
      stream.snapshot();
    }
    return new Made(
        turn,
        stream.rows(),
        frame,
        isUpdate,
        isOutgrown,
        since,
        merged,
        Duration.between(begun, clock.instant()),
        ThreadTime.spent().minus(before));
  }

  /** Sends what was made, and tells of it. */
  void send(Made made, Listener listener, Instant now) {
    rows = made.rows();
    made.merged().took().ifPresent(listener::merged);
    made.frame().ifPresent(frame -> send(frame, made, listener, now));
    catchUp(listener);
  }

  private void send(String frame, Made made, Listener listener, Instant now) {
    lastMessage = now;
    if (made.isUpdate()) {
      listener.written("update", made.wrote());
      lastFrame = made.turn().now();
    }
    int sent = 0;
    for (Reader reader : readers) {
      sent += reader.send(frame) ? 1 : 0;
    }
    listener.sent(made.isUpdate() ? "update" : "heartbeat", sent, frame);
    if (made.isUpdate()) {
      delivered(made.merged().selection(), made.since(), listener, now);
    }
  }

  /** Tells of each answer that came since what the readers had before was published. */
  private static void delivered(
      Selection selection, Instant since, Listener listener, Instant now) {
    selection.counted().stream()
        .flatMap(entry -> entry.market().answer().stream())
        .map(Market.Answer::receivedAt)
        .filter(at -> at.isAfter(since))
        .forEach(at -> listener.delivered(Duration.between(at, now)));
  }

  /** Gives a snapshot to those who want one, where it is written already. */
  void catchUp(Listener listener) {
    if (stream == null || !stream.hasSnapshot()) {
      return;
    }
    String frame = stream.snapshot();
    List<Reader> behind = new ArrayList<>(readers);
    behind.removeIf(reader -> !reader.wantsSnapshot());
    behind.forEach(reader -> reader.sendSnapshot(frame));
    if (!behind.isEmpty()) {
      listener.sent("snapshot", behind.size(), frame);
    }
  }
}
