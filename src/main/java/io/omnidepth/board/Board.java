package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.source.SourceListener;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the reports of the sources and publishes them at the close of a round. So the books of a
 * depth belong together. Only one thread may report.
 */
public final class Board implements Publication, SourceListener {
  private final List<Venue> venues;
  private final Freshness freshness;
  private final VenueClocks clocks;
  private final Markets markets;
  private final StateRules states;
  private final Blocks blocks = new Blocks();
  private final Map<String, List<LimitUse>> spending = new LinkedHashMap<>();
  private final Rooms rooms = new Rooms();
  private final BoardLog log = new BoardLog();
  private final Instant startedAt;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean recount = new AtomicBoolean();
  private Lists lists;
  private long sequence;
  private boolean levelsChanged;
  private boolean unpublished;
  private boolean newcomers;
  private boolean roundClosed;
  private final RecentDepths recentDepths = new RecentDepths();
  private volatile Snapshot current;

  /** A board of these markets without any answer. */
  public Board(List<Venue> venues, List<Instrument> instruments, Freshness freshness, Instant now) {
    this(venues, instruments, freshness, Set.of(), now);
  }

  /**
   * A board that only shows the times of some venues.
   *
   * @param timesShown the ids of the venues whose own times never make a book old
   */
  public Board(
      List<Venue> venues,
      List<Instrument> instruments,
      Freshness freshness,
      Set<String> timesShown,
      Instant now) {
    this.venues = List.copyOf(venues);
    this.freshness = freshness;
    this.startedAt = now;
    clocks = new VenueClocks(timesShown);
    markets = new Markets(this.venues, clocks);
    states = new StateRules(freshness);
    lists = Lists.shipped(this.venues);
    add(instruments, now);
    current = snapshot(0, now, now);
  }

  private void add(List<Instrument> instruments, Instant now) {
    markets.add(instruments, now);
    log.watches(instruments);
  }

  /** Watches these instruments. The change shows at the close of the round. */
  @Override
  public void watching(List<Instrument> instruments, Instant now) {
    Set<Instrument> watched = Set.copyOf(instruments);
    List<Instrument> gone = markets.retain(watched);
    Set<Instrument> known = Set.copyOf(markets.watchedSince().keySet());
    add(instruments.stream().filter(one -> !known.contains(one)).toList(), now);
    changed();
    log.retain(watched, gone);
  }

  /** Waits for the lists of an earlier run. Call it before any round. */
  public void awaitKept() {
    lists = lists.awaitingKept(true);
    current = snapshot(0, current.time(), current.publishedAt());
  }

  /**
   * Takes in a venue's list of markets from an earlier run.
   *
   * @return whether the board uses the list, because this run has read none
   */
  public boolean kept(Venue venue, Map<Instrument, ListedMarket> known, Instant readAt) {
    KnownMarkets before = lists.of(venue.id());
    if (!before.isSent()) {
      KnownMarkets kept = KnownMarkets.sent(venue, KnownMarkets.Source.KEPT, known, readAt);
      lists = lists.with(venue, before.why().map(kept::failed).orElse(kept));
    }
    return !before.isSent();
  }

  /** Ends the wait for the lists of an earlier run. */
  public void keptComplete() {
    lists = lists.awaitingKept(false);
    changed();
  }

  @Override
  public void listed(Venue venue, Map<Instrument, ListedMarket> known, Instant now) {
    lists = lists.with(venue, KnownMarkets.sent(venue, KnownMarkets.Source.READ, known, now));
    changed();
  }

  private void changed() {
    unpublished = true;
    levelsChanged = true;
  }

  @Override
  public void notListed(Venue venue, Outcome.Failed why, Instant now) {
    KnownMarkets before = lists.of(venue.id());
    log.notListed(venue, before, why);
    lists = lists.with(venue, before.failed(why.why()));
    unpublished = true;
  }

  /** Takes in the used weight of a venue's limits. It shows with the next publication. */
  public void spent(Venue venue, List<LimitUse> spent) {
    spending.put(venue.id(), List.copyOf(spent));
  }

  /** Takes in the room for books at a venue. It shows with the next publication. */
  public void room(Venue venue, Room room) {
    rooms.put(venue, room);
  }

  @Override
  public Snapshot current() {
    return current;
  }

  @Override
  public void whenPublished(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void recount() {
    recount.set(true);
  }

  /** Takes in a report. The change shows at the close of the round. */
  @Override
  public void reported(Report report) {
    blocks.reported(report);
    Optional<Market> known = markets.take(report);
    if (known.isPresent()) {
      Market before = known.get();
      log.reported(before, report);
      levelsChanged |= report instanceof Report.Whole;
      unpublished = true;
      newcomers |= report instanceof Report.Answered && before.answer().isEmpty();
    }
  }

  /** Publishes all reports of the round, if there are any. */
  @Override
  public void roundClosed(Instant now) {
    boolean first = !roundClosed;
    roundClosed = true;
    newcomers = false;
    clocks.settle(now).ifPresent(log::clockAgreed);
    boolean statesChanged = settleStates(now);
    log.missing();
    if (unpublished || statesChanged || first) {
      publish(now, levelsChanged || statesChanged || first);
      levelsChanged = false;
      unpublished = false;
    }
    log.names(markets);
    log.stretched(markets);
    if (lists.unasked().isEmpty()) {
      rooms.warnOvercrowded(freshness);
    }
  }

  /**
   * Publishes if time has changed a state. Reports since the last round wait for its close. The
   * first book of a market does not wait, because its readers have nothing before.
   */
  @Override
  public void timePassed(Instant now) {
    if (roundClosed && newcomers) {
      roundClosed(now);
    } else if (roundClosed && !unpublished) {
      boolean statesChanged = settleStates(now);
      if (recount.getAndSet(false) || statesChanged) {
        publish(now, true);
      }
    }
  }

  @Override
  public void clockStepped(Duration step, Duration ahead, Instant now) {
    clocks.wallIsAhead(ahead);
    if (!step.isNegative()) {
      states.suspended(now);
    }
    log.clockStepped(step);
    unpublished = true;
  }

  private boolean settleStates(Instant now) {
    Map<Markets.Key, Market> moved = markets.settle(states, blocks, now);
    log.moved(moved);
    Optional<List<Venue>> blocked = blocks.settle(now);
    blocked.ifPresent(log::blocked);
    return !moved.isEmpty() || blocked.isPresent();
  }

  private void publish(Instant now, boolean changed) {
    if (changed) {
      sequence++;
    }
    current = snapshot(current.revision() + 1, changed ? now : current.time(), now);
    listeners.forEach(Runnable::run);
  }

  private Snapshot snapshot(long revision, Instant time, Instant now) {
    return new Snapshot(
        sequence,
        revision,
        time,
        now,
        startedAt,
        markets.watchedSince(),
        markets.all(),
        new VenueFacts(venues, lists, blocks.settled(), spending, rooms.known()),
        freshness,
        recentDepths);
  }
}
