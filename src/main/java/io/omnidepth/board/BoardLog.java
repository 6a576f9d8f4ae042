package io.omnidepth.board;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board's lines in the log. Each change has a line; a repetition has none. Markets of a venue
 * with the same change share a line.
 */
final class BoardLog {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);

  private static final Set<State> WITHOUT_LINE =
      Set.of(State.WAITING, State.REFUSED, State.UNLISTED, State.BUDGET);

  private record Key(String venue, Instrument instrument) {
    static Key of(Market market) {
      return new Key(market.venue().id(), market.instrument());
    }
  }

  /** The venues whose last line says that their limits are too narrow. */
  private final Set<Venue> stretched = new HashSet<>();

  /** The markets whose last line says that they are stale or blocked. */
  private final Set<Key> bad = new HashSet<>();

  /**
   * The markets that failed before their first book, by the line to write at the end of the round.
   */
  private final Map<String, List<Instrument>> missing = new LinkedHashMap<>();

  /** The markets whose state has changed, without a line so far. */
  private final Map<Key, Market> moved = new LinkedHashMap<>();

  /** The instruments without a line about their venues so far. */
  private final Set<Instrument> unnamed = new LinkedHashSet<>();

  static String names(Collection<Instrument> instruments) {
    return instruments.stream().map(Instrument::toString).collect(Collectors.joining(", "));
  }

  void watches(Collection<Instrument> added) {
    unnamed.addAll(added);
  }

  /** Forgets the instruments that are no longer watched. */
  void retain(Set<Instrument> watched, List<Instrument> gone) {
    unnamed.retainAll(watched);
    bad.removeIf(key -> !watched.contains(key.instrument()));
    moved.keySet().removeIf(key -> !watched.contains(key.instrument()));
    if (!gone.isEmpty()) {
      LOG.info("stopped polling {}: no recent reader", names(gone));
    }
  }

  void notListed(Venue venue, KnownMarkets before, Outcome.Failed why) {
    if (before.why().isEmpty()) {
      LOG.info(
          "no list of markets from {}: {}: {}; {}",
          venue,
          why.word(),
          why.why(),
          rest(venue, before));
    }
  }

  private static String rest(Venue venue, KnownMarkets before) {
    if (before.isSent()) {
      return "its earlier list stays in use";
    }
    return venue.namesOnlyInList()
        ? "its books wait for the list"
        : "its usual spelling makes the names of its markets";
  }

  /** Takes in a market's report. Its line waits for the end of the round. */
  void reported(Market before, Report report) {
    if (before.last().isEmpty()
        && report instanceof Report.Failed failed
        && !(failed.outcome() instanceof Outcome.OverBudget)) {
      Outcome.Failed outcome = failed.outcome();
      missing
          .computeIfAbsent(
              before.venue() + " has no book yet: " + outcome.word() + ": " + outcome.why(),
              line -> new ArrayList<>())
          .add(before.instrument());
    }
  }

  /** Writes the lines of the markets that failed before their first book. */
  void missing() {
    missing.forEach((line, instruments) -> LOG.warn("{}: {}", line, names(instruments)));
    missing.clear();
  }

  /** Writes the venues of an instrument once all venues have answered. */
  void names(Markets markets) {
    unnamed.removeIf(instrument -> names(instrument, markets.of(instrument)));
  }

  private static boolean names(Instrument instrument, List<Market> asked) {
    if (asked.stream().anyMatch(market -> market.last().isEmpty())) {
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

  /**
   * Writes a line if a venue's limits have become too narrow for its books, or wide enough again.
   */
  void stretched(Markets markets) {
    Map<Venue, Market> polled = new LinkedHashMap<>();
    markets
        .all()
        .filter(
            market ->
                market.state() != State.UNLISTED
                    && market.state() != State.BUDGET
                    && market.last().isPresent())
        .forEach(market -> polled.putIfAbsent(market.venue(), market));
    polled.forEach(
        (venue, market) -> {
          if (market.stretched() ? stretched.add(venue) : stretched.remove(venue)) {
            LOG.info(
                "{}'s limits afford each of its books every {} s{}",
                venue,
                market.cadence().interval().toMillis() / 1e3,
                market.stretched()
                    ? ", usually " + market.cadence().usual().toMillis() / 1e3 + " s"
                    : "");
          }
        });
  }

  /** Takes in markets whose state has changed. Their lines wait for those of other markets. */
  void moved(List<Market> markets) {
    markets.forEach(market -> moved.put(Key.of(market), market));
  }

  /** Writes a line for each venue and new state of its markets. */
  void moved() {
    Map<String, List<Market>> together = new LinkedHashMap<>();
    moved.forEach(
        (key, now) -> {
          if (isWorthALine(key, now)) {
            together
                .computeIfAbsent(key.venue() + " is " + word(now), line -> new ArrayList<>())
                .add(now);
          }
        });
    moved.clear();
    together.forEach(BoardLog::moved);
  }

  private boolean isWorthALine(Key key, Market now) {
    if (now.counts()) {
      return now.state() == State.LIVE && bad.remove(key);
    }
    if (WITHOUT_LINE.contains(now.state())) {
      return false;
    }
    bad.add(key);
    return true;
  }

  private static String word(Market market) {
    return market
        .doubt()
        .filter(doubt -> market.state() != State.BLOCKED)
        .orElseGet(market.state()::word);
  }

  private static void moved(String turned, List<Market> markets) {
    String line = turned + ": " + names(markets.stream().map(Market::instrument).toList());
    Optional<String> why = markets.stream().flatMap(market -> market.reason().stream()).findFirst();
    if (markets.get(0).counts()) {
      LOG.info("{}", line);
    } else {
      LOG.warn("{}{}", line, why.map(reason -> ": " + reason).orElse(""));
    }
  }

  void blocked(List<Venue> venues) {
    venues.forEach(
        venue ->
            LOG.info("{} has refused service for a minute; no depth waits for its books", venue));
  }

  void clockStepped(Duration step) {
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
    }
  }

  void clockAgreed(Duration ahead) {
    LOG.warn(
        "the venues' clocks agree that this machine's clock was {} s {} at the start;"
            + " their times are read so from now on",
        seconds(ahead.abs()),
        ahead.isNegative() ? "ahead" : "behind");
  }

  private static String seconds(Duration time) {
    return Decimals.text(BigDecimal.valueOf(time.toMillis(), 3));
  }
}
