package io.omnidepth.board;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the polls bring and publishes it when a round closes, so that a depth is of books that
 * belong together. Told by one thread; {@link #current()} and {@link #whenPublished} may be called
 * by any.
 */
public final class Board implements Publication {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);

  /** A book that was silent for longer may have changed meanwhile. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  private record Key(String venue, Instrument instrument) {}

  private final List<Venue> venues;
  private final Freshness freshness;
  private final Set<String> timesShown;
  private final VenueClock clock = new VenueClock();
  private final Map<Key, Market> markets = new LinkedHashMap<>();
  private final Map<Instrument, Instant> watchedSince = new LinkedHashMap<>();
  private final Instant startedAt;
  private final Blocks blocks = new Blocks();
  private final Map<String, List<LimitUse>> spending = new LinkedHashMap<>();
  private final Rooms rooms = new Rooms();
  private final Set<Venue> stretched = new HashSet<>();
  private final Map<String, List<Instrument>> missing = new LinkedHashMap<>();
  private final Set<Instrument> untold = new LinkedHashSet<>();

  /** Of which a line said that they are stale or blocked, and none yet that they are live again. */
  private final Set<Key> saidBad = new HashSet<>();

  /** What was against each book's times at the last look. */
  private final Map<Key, Optional<String>> doubts = new HashMap<>();

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Lists lists;
  private long sequence;
  private boolean levelsChanged;
  private boolean told;
  private boolean newcomers;
  private boolean roundClosed;
  private final AtomicBoolean recount = new AtomicBoolean();
  private Duration wall = Duration.ZERO;
  private Instant suspended = Instant.MIN;
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
    this.timesShown = Set.copyOf(timesShown);
    this.startedAt = now;
    lists = Lists.shipped(this.venues);
    add(instruments, now);
    current = snapshot(0, now, now);
  }

  private void add(List<Instrument> instruments, Instant now) {
    for (Instrument instrument : instruments) {
      watchedSince.put(instrument, now);
      untold.add(instrument);
      for (Venue venue : venues) {
        markets.put(new Key(venue.id(), instrument), Market.waiting(venue, instrument, now));
      }
    }
  }

  /** From now on these instruments are on the board, and no others; shows when the round closes. */
  public void watching(List<Instrument> instruments, Instant now) {
    Set<Instrument> wanted = Set.copyOf(instruments);
    List<Instrument> gone =
        watchedSince.keySet().stream().filter(known -> !wanted.contains(known)).toList();
    watchedSince.keySet().retainAll(wanted);
    markets.keySet().removeIf(key -> !wanted.contains(key.instrument()));
    saidBad.removeIf(key -> !wanted.contains(key.instrument()));
    doubts.keySet().removeIf(key -> !wanted.contains(key.instrument()));
    untold.retainAll(wanted);
    List<Instrument> added =
        instruments.stream().filter(known -> !watchedSince.containsKey(known)).toList();
    add(added, now);
    told = true;
    levelsChanged = true;
    if (!gone.isEmpty()) {
      LOG.info("nobody asks for {} any more", names(gone));
    }
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
    MarketsKnown before = lists.of(venue.id());
    if (!before.told()) {
      MarketsKnown kept = MarketsKnown.told(venue, MarketsKnown.Source.KEPT, known, readAt);
      lists = lists.with(venue, before.why().map(kept::failed).orElse(kept));
    }
    return !before.told();
  }

  /** All lists of an earlier run have been told. */
  public void keptTold() {
    lists = lists.awaitingKept(false);
    told = true;
    levelsChanged = true;
  }

  /** A venue has told its markets. */
  public void listed(Venue venue, Map<Instrument, ListedMarket> known, Instant now) {
    lists = lists.with(venue, MarketsKnown.told(venue, MarketsKnown.Source.READ, known, now));
    told = true;
    levelsChanged = true;
  }

  /** A venue's markets could not be had; those told before stay good. */
  public void notListed(Venue venue, Outcome.Failed why, Instant now) {
    MarketsKnown before = lists.of(venue.id());
    if (before.why().isEmpty()) {
      LOG.info(
          "{}'s list of markets could not be had, {}: {}: {}",
          venue,
          before.told() ? "the one before stays good" : "its spelling is gone by",
          why.word(),
          why.why());
    }
    lists = lists.with(venue, before.failed(why.why()));
    told = true;
  }

  /** So much of a venue's limits is spent; shows with whatever else is published next. */
  public void spent(Venue venue, List<LimitUse> spent) {
    spending.put(venue.id(), List.copyOf(spent));
  }

  /** So many books there is room for at a venue; shows with whatever else is published next. */
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

  /**
   * Takes in how one question ended; it shows when the round closes. What is not on the board any
   * more is let go.
   */
  public void polled(Attempt attempt) {
    blocks.polled(attempt);
    Key key = new Key(attempt.venue().id(), attempt.instrument());
    Market before = markets.get(key);
    if (before == null) {
      return;
    }
    if (before.asked().isEmpty()
        && attempt.outcome() instanceof Outcome.Failed failed
        && !(failed instanceof Outcome.OverBudget)
        && !(failed instanceof Outcome.Refused refused && refused.unlisted())) {
      missing
          .computeIfAbsent(
              attempt.venue() + " has no book yet: " + failed.word() + ": " + failed.why(),
              line -> new ArrayList<>())
          .add(attempt.instrument());
    }
    Map<String, Long> outcomes = new LinkedHashMap<>(before.outcomes());
    if (attempt.timing().isPresent()) {
      outcomes.merge(attempt.outcome().word(), 1L, Long::sum);
    }
    boolean answered = attempt.outcome() instanceof Outcome.Answered;
    Optional<Market.Answer> answer =
        attempt.outcome() instanceof Outcome.Answered book
            ? Optional.of(answer(attempt, book, before))
            : before.answer();
    if (answered) {
      hear(attempt, answer.orElseThrow(), before);
    }
    levelsChanged |= attempt.outcome() instanceof Outcome.Fresh;
    told = true;
    newcomers |= answered && before.answer().isEmpty();
    markets.put(
        key,
        new Market(
            attempt.venue(),
            attempt.instrument(),
            attempt.market(),
            before.state(),
            before.stateSince(),
            answer,
            Optional.of(new Market.Asked(attempt.outcome(), attempt.receivedAt())),
            Map.copyOf(outcomes),
            answered ? before.latencies().with(attempt.took()) : before.latencies(),
            moves(attempt, before),
            changes(attempt, before),
            answer.map(known -> timeliness(attempt.venue(), known, attempt.receivedAt())),
            attempt.interval(),
            attempt.usualInterval()));
  }

  private Timeliness timeliness(Venue venue, Market.Answer answer, Instant now) {
    return Timeliness.of(venue, answer, clock.offset(), !timesShown.contains(venue.id()), now);
  }

  /** Compares the venue's clock with ours, where the answer tells a time of this moment. */
  private void hear(Attempt attempt, Market.Answer answer, Market before) {
    Stamp stamp = answer.stamp();
    boolean moved =
        answer.change().isPresent()
            && !answer.change().equals(before.answer().flatMap(Market.Answer::change));
    if (timesShown.contains(attempt.venue().id())) {
      return;
    }
    if (stamp.answered().isPresent()) {
      hear(attempt, stamp.answered().get(), attempt.sentAt());
    } else if (moved) {
      Market.Change change = answer.change().orElseThrow();
      hear(attempt, change.told(), change.notBefore());
    }
  }

  private void hear(Attempt attempt, Instant told, Instant notBefore) {
    clock.heard(attempt.venue().id(), told, notBefore, attempt.receivedAt());
  }

  private static Changes changes(Attempt attempt, Market before) {
    if (!(attempt.outcome() instanceof Outcome.Fresh) || before.answer().isEmpty()) {
      return before.changes();
    }
    Market.Answer last = before.answer().get();
    Duration silence = Duration.between(last.receivedAt(), attempt.receivedAt());
    return before
        .changes()
        .with(
            attempt.receivedAt(),
            Optional.of(Duration.between(last.unchangedSince(), attempt.receivedAt()))
                .filter(gap -> silence.compareTo(LONGEST_SILENCE) < 0));
  }

  /** A line when a venue's limits have become too narrow for its books, or wide enough again. */
  private void tellStretched() {
    Map<Venue, Market> polled = new LinkedHashMap<>();
    markets
        .values()
        .forEach(
            market -> {
              if (market.state() != State.UNLISTED
                  && market.state() != State.BUDGET
                  && market.asked().isPresent()) {
                polled.putIfAbsent(market.venue(), market);
              }
            });
    polled.forEach(
        (venue, market) -> {
          if (market.stretched() ? stretched.add(venue) : stretched.remove(venue)) {
            LOG.info(
                "{}'s limits afford each of its books every {} s{}",
                venue,
                market.interval().toMillis() / 1e3,
                market.stretched()
                    ? ", usually " + market.usualInterval().toMillis() / 1e3 + " s"
                    : "");
          }
        });
  }

  private static Moves moves(Attempt attempt, Market before) {
    return attempt.outcome() instanceof Outcome.Answered now
        ? before
            .answer()
            .map(
                last ->
                    before
                        .moves()
                        .with(
                            last.book(),
                            now.book(),
                            Duration.between(last.receivedAt(), attempt.receivedAt())))
            .orElse(before.moves())
        : before.moves();
  }

  private static Market.Answer answer(Attempt attempt, Outcome.Answered book, Market before) {
    Instant unchangedSince =
        book instanceof Outcome.Unchanged
            ? before.answer().map(Market.Answer::unchangedSince).orElse(attempt.receivedAt())
            : attempt.receivedAt();
    return new Market.Answer(
        book.book(),
        attempt.askedLevels(),
        attempt.sentAt(),
        attempt.receivedAt(),
        unchangedSince,
        book.stamp(),
        change(attempt, book, before));
  }

  /** The last change that was told by a time that moved. */
  private static Optional<Market.Change> change(
      Attempt attempt, Outcome.Answered book, Market before) {
    Optional<Instant> told = book.stamp().changed();
    return before
        .answer()
        .flatMap(
            last ->
                told.filter(now -> last.stamp().changed().filter(now::isAfter).isPresent())
                    .map(now -> new Market.Change(now, last.askedAt(), attempt.receivedAt()))
                    .or(last::change));
  }

  /** A round has closed: publishes all that has come, where there is anything. */
  public void roundClosed(Instant now) {
    boolean first = !roundClosed;
    roundClosed = true;
    newcomers = false;
    settleClock(now);
    boolean statesChanged = settleStates(now);
    missing.forEach((line, instruments) -> LOG.warn("{}: {}", line, names(instruments)));
    missing.clear();
    if (told || statesChanged || first) {
      publish(now, levelsChanged || statesChanged || first);
      levelsChanged = false;
      told = false;
    }
    untold.removeIf(this::tell);
    tellStretched();
    if (lists.unasked().isEmpty()) {
      rooms.tellOvercrowded(freshness);
    }
  }

  /**
   * Time has passed: publishes where a state has changed by it. What polls brought since waits for
   * the round to close, but for the first book of a market: who has nothing of it waits for that.
   */
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
  public void recount() {
    recount.set(true);
  }

  /**
   * The wall clock was set, or the machine was suspended.
   *
   * @param step how far the wall clock jumped
   * @param ahead how far it is ahead of the steady time now
   */
  public void clockStepped(Duration step, Duration ahead, Instant now) {
    wall = ahead;
    if (step.isNegative()) {
      LOG.warn(
          "the wall clock went back by {} s: no age and no interval changes; times are shown as the"
              + " clock at the start had them",
          seconds(step.negated()));
    } else {
      LOG.warn(
          "the wall clock is {} s ahead of the time that passed: it was set, or the machine slept."
              + " Every book is asked again; times are shown as the clock at the start had them",
          seconds(step));
      suspended = now;
    }
    told = true;
  }

  private static String seconds(Duration time) {
    return Decimals.text(BigDecimal.valueOf(time.toMillis(), 3));
  }

  private void settleClock(Instant now) {
    clock
        .settle(now, wall)
        .ifPresent(
            ahead ->
                LOG.warn(
                    "the venues' clocks agree that this machine's clock was {} s {} at the start;"
                        + " their times are read so from now on",
                    seconds(ahead.abs()),
                    ahead.isNegative() ? "ahead" : "behind"));
  }

  private boolean settleStates(Instant now) {
    Map<Key, Market> moved = new LinkedHashMap<>();
    Map<String, Boolean> held = held();
    Map<Instrument, List<Market>> byInstrument =
        markets.values().stream().collect(Collectors.groupingBy(Market::instrument));
    for (Map.Entry<Key, Market> entry : markets.entrySet()) {
      Market market = entry.getValue();
      Optional<Timeliness> timely =
          market.answer().map(known -> timeliness(market.venue(), known, now));
      Market aged = market.in(market.state(), market.stateSince(), timely);
      State state =
          state(
              aged,
              held.getOrDefault(entry.getKey().venue(), false),
              byInstrument.getOrDefault(market.instrument(), List.of()),
              now);
      boolean moves =
          state != market.state()
              || !aged.doubt().equals(doubts.getOrDefault(entry.getKey(), Optional.empty()));
      if (moves || !timely.equals(market.timeliness())) {
        entry.setValue(aged.in(state, moves ? now : market.stateSince(), timely));
      }
      if (moves) {
        moved.put(entry.getKey(), entry.getValue());
      }
    }
    log(moved);
    moved.forEach((key, market) -> doubts.put(key, market.doubt()));
    Optional<List<Venue>> blockedNow = blocks.settle(now);
    blockedNow.ifPresent(
        venues ->
            venues.forEach(
                venue -> LOG.info("{} has refused us for a minute: depths go without it", venue)));
    return !moved.isEmpty() || blockedNow.isPresent();
  }

  /** Venues whose last word to us, in whatever market, was to stay away. */
  private Map<String, Boolean> held() {
    Map<String, Market.Asked> last = new LinkedHashMap<>();
    markets.forEach(
        (key, market) ->
            market
                .asked()
                .filter(asked -> !(asked.outcome() instanceof Outcome.OverBudget))
                .ifPresent(
                    asked ->
                        last.merge(key.venue(), asked, (a, b) -> b.at().isAfter(a.at()) ? b : a)));
    Map<String, Boolean> held = new LinkedHashMap<>();
    last.forEach(
        (venue, asked) ->
            held.put(
                venue,
                blocks.blocked(venue)
                    || asked.outcome() instanceof Outcome.Limited
                    || asked.outcome() instanceof Outcome.Blocked));
    return held;
  }

  private State state(Market market, boolean held, List<Market> ofInstrument, Instant now) {
    boolean unlisted =
        market
            .asked()
            .filter(asked -> asked.outcome() instanceof Outcome.Refused no && no.unlisted())
            .isPresent();
    if (unlisted) {
      return State.UNLISTED;
    }
    if (market.overBudget()) {
      return State.BUDGET;
    }
    if (held) {
      return State.BLOCKED;
    }
    State byAge =
        market
            .since()
            .map(since -> freshness.state(Duration.between(since, now), market.interval()))
            .orElse(refused(market) ? State.REFUSED : State.WAITING);
    if (byAge.counts() && Frost.frozen(market, ofInstrument)) {
      return State.FROZEN;
    }
    return byAge == State.LIVE && answeredBefore(market, suspended) ? State.AGEING : byAge;
  }

  private static boolean refused(Market market) {
    return market.asked().filter(asked -> asked.outcome() instanceof Outcome.Refused).isPresent();
  }

  private static boolean answeredBefore(Market market, Instant moment) {
    return market.answer().filter(known -> known.receivedAt().isBefore(moment)).isPresent();
  }

  /** Says once who has the instrument, as soon as all have been asked; whether that is so. */
  private boolean tell(Instrument instrument) {
    List<Market> asked =
        markets.values().stream().filter(m -> m.instrument().equals(instrument)).toList();
    if (asked.stream().anyMatch(market -> market.asked().isEmpty())) {
      return false;
    }
    List<String> have =
        asked.stream()
            .filter(market -> market.answer().isPresent())
            .map(market -> market.venue().id())
            .toList();
    List<String> noRoom =
        asked.stream().filter(Market::overBudget).map(market -> market.venue().id()).toList();
    LOG.info(
        "{} is on {} of {} venues{}{}{}{}",
        instrument,
        have.size(),
        asked.size(),
        have.isEmpty() ? "" : ": ",
        String.join(", ", have),
        noRoom.isEmpty() ? "" : "; the limits leave no room for it at ",
        String.join(", ", noRoom));
    return true;
  }

  static String names(Collection<Instrument> instruments) {
    return instruments.stream().map(Instrument::toString).collect(Collectors.joining(", "));
  }

  /** One line for each venue and what its markets have turned to, however many there are. */
  private void log(Map<Key, Market> moved) {
    Map<String, List<Market>> together = new LinkedHashMap<>();
    moved.forEach(
        (key, now) -> {
          if (worthALine(key, now)) {
            together
                .computeIfAbsent(key.venue() + " is " + word(now), line -> new ArrayList<>())
                .add(now);
          }
        });
    together.forEach(Board::log);
  }

  private boolean worthALine(Key key, Market now) {
    if (now.counts()) {
      return now.state() == State.LIVE && saidBad.remove(key);
    }
    boolean bad =
        !Set.of(State.WAITING, State.REFUSED, State.UNLISTED, State.BUDGET).contains(now.state());
    if (bad) {
      saidBad.add(key);
    }
    return bad;
  }

  private static String word(Market market) {
    return market
        .doubt()
        .filter(doubt -> market.state() != State.BLOCKED)
        .orElseGet(market.state()::word);
  }

  private static void log(String what, List<Market> markets) {
    boolean live = markets.get(0).counts();
    String line = what + ": " + names(markets.stream().map(Market::instrument).toList());
    Optional<String> why = markets.stream().flatMap(market -> market.reason().stream()).findFirst();
    if (live) {
      LOG.info("{}", line);
    } else {
      LOG.warn("{}{}", line, why.map(reason -> ": " + reason).orElse(""));
    }
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
        venues,
        watchedSince,
        List.copyOf(markets.values()),
        lists,
        blocks.settled(),
        spending,
        rooms.known(),
        freshness);
  }
}
