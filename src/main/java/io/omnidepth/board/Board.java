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
 * Keeps all that the sources tell, and publishes it when a round closes, so that a depth is of
 * books that belong together. Told by one thread.
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
  private boolean told;
  private boolean newcomers;
  private boolean roundClosed;
  private volatile Snapshot current;

  /** A board of all these markets, none of which has answered yet. */
  public Board(List<Venue> venues, List<Instrument> instruments, Freshness freshness, Instant now) {
    this(venues, instruments, freshness, Set.of(), now);
  }

  /**
   * The same, which only shows the times of some venues.
   *
   * @param timesShown ids of the venues whose own times make no book old
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

  /** Shows when the round closes. */
  @Override
  public void watching(List<Instrument> instruments, Instant now) {
    Set<Instrument> watched = Set.copyOf(instruments);
    List<Instrument> gone = markets.retain(watched);
    Set<Instrument> known = Set.copyOf(markets.watchedSince().keySet());
    add(instruments.stream().filter(one -> !known.contains(one)).toList(), now);
    changed();
    log.retain(watched, gone);
  }

  /** Lists of an earlier run are to come; to be called before any round. */
  public void awaitKept() {
    lists = lists.awaitingKept(true);
    current = snapshot(0, current.time(), current.publishedAt());
  }

  /**
   * A venue told its markets to an earlier run.
   *
   * @return whether that is gone by now, as it has told none to this run
   */
  public boolean kept(Venue venue, Map<Instrument, ListedMarket> known, Instant readAt) {
    KnownMarkets before = lists.of(venue.id());
    if (!before.told()) {
      KnownMarkets kept = KnownMarkets.told(venue, KnownMarkets.Source.KEPT, known, readAt);
      lists = lists.with(venue, before.why().map(kept::failed).orElse(kept));
    }
    return !before.told();
  }

  /** All lists of an earlier run have been told. */
  public void keptTold() {
    lists = lists.awaitingKept(false);
    changed();
  }

  @Override
  public void listed(Venue venue, Map<Instrument, ListedMarket> known, Instant now) {
    lists = lists.with(venue, KnownMarkets.told(venue, KnownMarkets.Source.READ, known, now));
    changed();
  }

  private void changed() {
    told = true;
    levelsChanged = true;
  }

  @Override
  public void notListed(Venue venue, Outcome.Failed why, Instant now) {
    KnownMarkets before = lists.of(venue.id());
    log.notListed(venue, before, why);
    lists = lists.with(venue, before.failed(why.why()));
    told = true;
  }

  /** This much of a venue's limits is spent; shows with the next publication. */
  public void spent(Venue venue, List<LimitUse> spent) {
    spending.put(venue.id(), List.copyOf(spent));
  }

  /** There is room for so many books at a venue; shows with the next publication. */
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

  /** Shows when the round closes. */
  @Override
  public void told(Report report) {
    blocks.told(report);
    Optional<Market> known = markets.take(report);
    if (known.isPresent()) {
      Market before = known.get();
      log.told(before, report);
      levelsChanged |= report instanceof Report.Whole;
      told = true;
      newcomers |= report instanceof Report.Answered && before.answer().isEmpty();
    }
  }

  /** Publishes all that has come, where there is anything. */
  @Override
  public void roundClosed(Instant now) {
    boolean first = !roundClosed;
    roundClosed = true;
    newcomers = false;
    clocks.settle(now).ifPresent(log::clockAgreed);
    boolean statesChanged = settleStates(now);
    log.missing();
    if (told || statesChanged || first) {
      publish(now, levelsChanged || statesChanged || first);
      levelsChanged = false;
      told = false;
    }
    log.names(markets);
    log.stretched(markets);
    if (lists.unasked().isEmpty()) {
      rooms.tellOvercrowded(freshness);
    }
  }

  /**
   * Publishes where a state has changed by time. The reports since the last round wait for its
   * close, but for the first book of a market: its readers have nothing until then.
   */
  @Override
  public void timePassed(Instant now) {
    if (roundClosed && newcomers) {
      roundClosed(now);
    } else if (roundClosed && !told) {
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
    told = true;
  }

  private boolean settleStates(Instant now) {
    Map<Markets.Key, Market> moved = markets.settle(states, blocks, now);
    log.moved(moved);
    Optional<List<Venue>> blocked = blocks.settle(now);
    blocked.ifPresent(log::blocked);
    return !moved.isEmpty() || blocked.isPresent();
  }

  private void publish(Instant now, boolean changed) {
    Snapshot before = current;
    if (changed) {
      sequence++;
    }
    current = snapshot(before.revision() + 1, changed ? now : before.time(), now);
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
        freshness);
  }
}
