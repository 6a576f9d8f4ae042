package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Keeps the reports of the sources and publishes them, each instrument at its own moment. A {@link
 * Publisher} calls it then. Only one thread may report.
 */
public final class Board implements Publication {
  private final Freshness freshness;
  private final VenueClocks clocks;
  private final Markets markets;
  private final StateRules states;
  private final KnownVenues venues;
  private final Releases releases = new Releases();
  private final Groups groups;
  private final BoardLog log = new BoardLog();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean recount = new AtomicBoolean();
  private Set<String> held = Set.of();

  /** Whether each state must be decided again. */
  private boolean isUnsettled;

  private boolean isFirstRound = true;
  private Edition edition;
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
    this.freshness = freshness;
    this.venues = new KnownVenues(venues);
    clocks = new VenueClocks(timesShown);
    markets = new Markets(this.venues.venues(), clocks);
    states = new StateRules(freshness);
    groups = new Groups(markets, releases);
    edition = Edition.first(now);
    markets.add(instruments, now);
    log.watches(instruments);
    groups.renew(occasion(0, now, false));
    current = snapshot();
  }

  /** Watches these instruments. */
  void watching(List<Instrument> instruments, Instant now) {
    Set<Instrument> watched = Set.copyOf(instruments);
    List<Instrument> gone = markets.retain(watched);
    Set<Instrument> known = markets.watchedSince().keySet();
    List<Instrument> added = instruments.stream().filter(one -> !known.contains(one)).toList();
    markets.add(added, now);
    groups.retain(watched);
    releases.retain(watched);
    venues.changedForAll(now);
    log.watches(added);
    log.retain(watched, gone);
  }

  /** Waits for the lists of an earlier run. Call it before any round. */
  public void awaitKept() {
    venues.awaitKept(true);
    current = snapshot();
  }

  /**
   * Takes in a venue's list of markets from an earlier run.
   *
   * @return whether the board uses the list, because this run has read none
   */
  public boolean kept(Venue venue, Map<Instrument, ListedMarket> known, Instant readAt) {
    return venues.kept(venue, known, readAt);
  }

  /** Ends the wait for the lists of an earlier run. */
  void keptComplete() {
    venues.awaitKept(false);
    venues.changedForAll(edition.at());
  }

  /** Takes in a venue's list of markets. */
  public void listed(Venue venue, Map<Instrument, ListedMarket> known, Instant now) {
    venues.listed(venue, known, now);
    venues.changedForAll(now);
  }

  /** Takes in that a venue sent no list of markets. An earlier list stays valid. */
  public void notListed(Venue venue, Outcome.Failed why, Instant now) {
    log.notListed(venue, venues.list(venue), why);
    venues.notListed(venue, why);
    venues.changed(now);
  }

  /** Takes in the used weight of a venue's limits. It shows with the next publication. */
  public void spent(Venue venue, List<LimitUse> spent) {
    venues.spent(venue, spent);
  }

  /** Takes in the room for books at a venue. It shows with the next publication. */
  public void room(Venue venue, Room room) {
    venues.room(venue, room);
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

  /** Takes in a report. */
  public void reported(Report report) {
    venues.reported(report);
    Optional<Market> known = markets.take(report);
    if (known.isPresent()) {
      log.reported(known.get(), report);
      releases.reported(
          report.market().instrument(), report instanceof Report.Whole, report.received().at());
    }
  }

  /** No further book of the instrument is on its way. */
  void answered(Instrument instrument, Instant now) {
    releases.answered(instrument, now);
  }

  /** The round of the instrument is closed. */
  void roundClosed(Instrument instrument, Instant now) {
    releases.answered(instrument, now);
    groups.roundClosed(instrument);
  }

  /** Publishes all reports, as those of one round. */
  public void roundClosed(Instant now) {
    markets.watchedSince().keySet().forEach(groups::roundClosed);
    roundsClosed(now, true);
  }

  /** The rounds of all instruments are closed. {@code isOfAll} makes all reports due. */
  void roundsClosed(Instant now, boolean isOfAll) {
    Optional<Duration> agreed = clocks.settle(now);
    agreed.ifPresent(log::clockAgreed);
    isUnsettled |= agreed.isPresent();
    log.missing();
    publish(now, isOfAll, isFirstRound);
    isFirstRound = false;
    log.moved();
    log.names(markets);
    log.stretched(markets);
    venues.warnOvercrowded(freshness);
  }

  /** Publishes if time has changed a state, or if a reader has called for a recount. */
  public void timePassed(Instant now) {
    publish(now);
    log.moved();
  }

  /** Takes in a step of the wall clock. It shows with the next publication. */
  public void clockStepped(Duration step, Duration ahead, Instant now) {
    clocks.wallIsAhead(ahead);
    if (!step.isNegative()) {
      states.suspended(now);
    }
    log.clockStepped(step);
    isUnsettled = true;
  }

  /** The next moment at which something is to be published; empty if there are no news. */
  Optional<Instant> due() {
    return groups.hasRoundsToClose()
        ? Optional.of(Instant.MIN)
        : Stream.concat(releases.next().stream(), venues.due().stream()).min(Instant::compareTo);
  }

  /** Publishes what is due. */
  void publish(Instant now) {
    publish(now, false, false);
  }

  private void publish(Instant now, boolean isOfAll, boolean isForced) {
    log.blocked(venues.settle(now));
    boolean isRecounted = recount.getAndSet(false);
    boolean areFactsDue = venues.due().filter(due -> isOfAll || !due.isAfter(now)).isPresent();
    Groups.Change change = groups.renew(occasion(edition.sequence() + 1, now, isOfAll));
    log.moved(groups.moved());
    if (change != Groups.Change.NONE || isRecounted || areFactsDue || isForced) {
      edition = edition.next(change == Groups.Change.CONTENT || isForced, isRecounted, now);
      venues.published();
      current = snapshot();
      listeners.forEach(Runnable::run);
    }
  }

  private Groups.Occasion occasion(long sequence, Instant now, boolean isOfAll) {
    Set<String> before = held;
    held = markets.held(venues);
    boolean anew = isUnsettled || !held.equals(before);
    isUnsettled = false;
    return new Groups.Occasion(
        sequence,
        edition.revision() + 1,
        now,
        new Settlement.Rules(states, clocks, held),
        isOfAll,
        anew,
        venues.isCommon());
  }

  private Snapshot snapshot() {
    return groups.snapshot(edition, venues.facts(), freshness);
  }
}
