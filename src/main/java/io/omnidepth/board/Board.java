package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.Listed;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Spending;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the polls bring and publishes it when a round closes, so that a depth is of books that
 * belong together. Told by one thread; {@link #current()} and {@link #whenPublished} may be called
 * by any.
 */
public final class Board {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);

  private record Key(String venue, Instrument instrument) {}

  private final List<Venue> venues;
  private final Freshness freshness;
  private final Map<Key, Market> markets = new LinkedHashMap<>();
  private final Map<Instrument, Instant> watchedSince = new LinkedHashMap<>();
  private final Map<String, MarketsKnown> lists = new LinkedHashMap<>();
  private final Map<String, List<Spending>> spending = new LinkedHashMap<>();
  private final Set<Venue> stretched = new HashSet<>();
  private final Map<String, List<Instrument>> missing = new LinkedHashMap<>();
  private final Set<Instrument> untold = new LinkedHashSet<>();

  /** Of which a line said that they are stale or blocked, and none yet that they are live again. */
  private final Set<Key> saidBad = new HashSet<>();

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long sequence;
  private boolean levelsChanged;
  private boolean told;
  private boolean newcomers;
  private boolean roundClosed;
  private volatile Snapshot current;

  /** A board of all these markets, none of which has answered yet. */
  public Board(List<Venue> venues, List<Instrument> instruments, Freshness freshness, Instant now) {
    this.venues = List.copyOf(venues);
    this.freshness = freshness;
    venues.forEach(venue -> lists.put(venue.id(), MarketsKnown.NOTHING));
    add(instruments, now);
    current = snapshot(0, now, now);
  }

  private void add(List<Instrument> instruments, Instant now) {
    for (Instrument instrument : instruments) {
      watchedSince.put(instrument, now);
      untold.add(instrument);
      for (Venue venue : venues) {
        markets.put(new Key(venue.id(), instrument), Market.waiting(venue, instrument));
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

  /** A venue has told its markets. */
  public void listed(Venue venue, Map<Instrument, Listed> known, Instant now) {
    lists.put(venue.id(), new MarketsKnown(Optional.of(known), Optional.of(now), Optional.empty()));
    told = true;
    levelsChanged = true;
  }

  /** A venue's markets could not be had; those told before stay good. */
  public void notListed(Venue venue, Outcome.Failed why, Instant now) {
    MarketsKnown before = lists.getOrDefault(venue.id(), MarketsKnown.NOTHING);
    if (before.why().isEmpty()) {
      LOG.info(
          "{}'s list of markets could not be had, {}: {}: {}",
          venue,
          before.markets().isPresent() ? "the one before stays good" : "its spelling is gone by",
          why.word(),
          why.why());
    }
    lists.put(
        venue.id(), new MarketsKnown(before.markets(), before.readAt(), Optional.of(why.why())));
    told = true;
  }

  /** So much of a venue's limits is spent; shows with whatever else is published next. */
  public void spent(Venue venue, List<Spending> spent) {
    spending.put(venue.id(), List.copyOf(spent));
  }

  /** What is known; the same until the next publication. */
  public Snapshot current() {
    return current;
  }

  /**
   * Has {@code listener} called, on the writer's thread, after each publication; it must not wait.
   */
  public void whenPublished(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Takes in how one question ended; it shows when the round closes. What is not on the board any
   * more is let go.
   */
  public void polled(Attempt attempt) {
    Key key = new Key(attempt.venue().id(), attempt.instrument());
    Market before = markets.get(key);
    if (before == null) {
      return;
    }
    if (before.asked().isEmpty()
        && attempt.outcome() instanceof Outcome.Failed failed
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
            attempt.outcome() instanceof Outcome.Answered book
                ? Optional.of(answer(attempt, book, before))
                : before.answer(),
            Optional.of(new Market.Asked(attempt.outcome(), attempt.receivedAt())),
            Map.copyOf(outcomes),
            answered ? before.latencies().with(attempt.took()) : before.latencies(),
            moves(attempt, before),
            attempt.interval(),
            attempt.usualInterval()));
  }

  /** A line when a venue's limits have become too narrow for its books, or wide enough again. */
  private void tellStretched() {
    Map<Venue, Market> polled = new LinkedHashMap<>();
    markets
        .values()
        .forEach(
            market -> {
              if (market.state() != State.UNLISTED && market.asked().isPresent()) {
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
        attempt.receivedAt(),
        unchangedSince,
        book.venueTime(),
        book.venueSequence());
  }

  /** A round has closed: publishes all that has come, where there is anything. */
  public void roundClosed(Instant now) {
    boolean first = !roundClosed;
    roundClosed = true;
    newcomers = false;
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
  }

  /**
   * Time has passed: publishes where a state has changed by it. What polls brought since waits for
   * the round to close, but for the first book of a market: who has nothing of it waits for that.
   */
  public void timePassed(Instant now) {
    if (roundClosed && newcomers) {
      roundClosed(now);
    } else if (roundClosed && !told && settleStates(now)) {
      publish(now, true);
    }
  }

  private boolean settleStates(Instant now) {
    boolean changed = false;
    Map<Key, Market> moved = new LinkedHashMap<>();
    Map<String, Boolean> held = held();
    for (Map.Entry<Key, Market> entry : markets.entrySet()) {
      Market market = entry.getValue();
      State state = state(market, held.getOrDefault(entry.getKey().venue(), false), now);
      if (state != market.state()) {
        changed = true;
        moved.put(entry.getKey(), market.in(state));
      }
    }
    log(moved);
    markets.putAll(moved);
    return changed;
  }

  /** Venues whose last word to us, in whatever market, was to stay away. */
  private Map<String, Boolean> held() {
    Map<String, Market.Asked> last = new LinkedHashMap<>();
    markets.forEach(
        (key, market) ->
            market
                .asked()
                .ifPresent(
                    asked ->
                        last.merge(key.venue(), asked, (a, b) -> b.at().isAfter(a.at()) ? b : a)));
    Map<String, Boolean> held = new LinkedHashMap<>();
    last.forEach(
        (venue, asked) ->
            held.put(
                venue,
                asked.outcome() instanceof Outcome.Limited
                    || asked.outcome() instanceof Outcome.Blocked));
    return held;
  }

  private State state(Market market, boolean held, Instant now) {
    boolean unlisted =
        market
            .asked()
            .filter(asked -> asked.outcome() instanceof Outcome.Refused no && no.unlisted())
            .isPresent();
    if (unlisted) {
      return State.UNLISTED;
    }
    if (held) {
      return State.BLOCKED;
    }
    return market
        .answer()
        .map(known -> freshness.state(Duration.between(known.receivedAt(), now), market.interval()))
        .orElse(State.WAITING);
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
    LOG.info(
        "{} is on {} of {} venues{}{}",
        instrument,
        have.size(),
        asked.size(),
        have.isEmpty() ? "" : ": ",
        String.join(", ", have));
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
          if (worthALine(key, now.state())) {
            together
                .computeIfAbsent(
                    key.venue() + " is " + now.state().word(), line -> new ArrayList<>())
                .add(now);
          }
        });
    together.forEach(Board::log);
  }

  private boolean worthALine(Key key, State now) {
    return switch (now) {
      case LIVE -> saidBad.remove(key);
      case STALE, BLOCKED -> {
        saidBad.add(key);
        yield true;
      }
      case WAITING, UNLISTED, AGEING -> false;
    };
  }

  private static void log(String what, List<Market> markets) {
    State state = markets.get(0).state();
    String line = what + ": " + names(markets.stream().map(Market::instrument).toList());
    Optional<String> why =
        markets.stream()
            .flatMap(market -> market.asked().stream())
            .flatMap(asked -> asked.outcome().reason().stream())
            .findFirst();
    if (state == State.LIVE) {
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
        venues,
        watchedSince,
        List.copyOf(markets.values()),
        lists,
        spending,
        freshness);
  }
}
