package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.MarketId;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The market of each venue for each watched instrument, as the writer knows it. */
final class Markets {
  /** The key of a market, with its venue's id. */
  record Key(String venue, Instrument instrument) {
    static Key of(MarketId market) {
      return new Key(market.venue().id(), market.instrument());
    }
  }

  private final List<Venue> venues;
  private final VenueClocks clocks;
  private final Map<Key, Market> markets = new LinkedHashMap<>();
  private final Map<Instrument, Instant> watchedSince = new LinkedHashMap<>();

  /** The doubt about each book's times at the last {@link #settle}. */
  private final Map<Key, Optional<String>> doubts = new HashMap<>();

  Markets(List<Venue> venues, VenueClocks clocks) {
    this.venues = venues;
    this.clocks = clocks;
  }

  /** Watches further instruments. */
  void add(List<Instrument> instruments, Instant now) {
    for (Instrument instrument : instruments) {
      watchedSince.put(instrument, now);
      for (Venue venue : venues) {
        markets.put(new Key(venue.id(), instrument), Market.waiting(venue, instrument, now));
      }
    }
  }

  /**
   * Forgets all other instruments.
   *
   * @return the forgotten ones
   */
  List<Instrument> retain(Set<Instrument> watched) {
    List<Instrument> gone =
        watchedSince.keySet().stream().filter(known -> !watched.contains(known)).toList();
    watchedSince.keySet().retainAll(watched);
    markets.keySet().removeIf(key -> !watched.contains(key.instrument()));
    doubts.keySet().removeIf(key -> !watched.contains(key.instrument()));
    return gone;
  }

  /** The time since which each instrument is watched, in the order of their addition. */
  Map<Instrument, Instant> watchedSince() {
    return watchedSince;
  }

  /** All markets, by instrument, then by venue. */
  List<Market> all() {
    return List.copyOf(markets.values());
  }

  List<Market> of(Instrument instrument) {
    return markets.values().stream().filter(m -> m.instrument().equals(instrument)).toList();
  }

  /**
   * Takes in a report.
   *
   * @return the market before the report. It is empty if the report is useless: its instrument is
   *     no longer watched, or it confirms a book that is not known
   */
  Optional<Market> take(Report report) {
    Key key = Key.of(report.market());
    Optional<Market> known =
        Optional.ofNullable(markets.get(key))
            .filter(market -> !(report instanceof Report.Same) || market.answer().isPresent());
    known.ifPresent(before -> markets.put(key, next(before, report)));
    return known;
  }

  private Market next(Market before, Report report) {
    Optional<Market.Answer> answer = MarketUpdate.answer(before, report);
    if (report instanceof Report.Answered answered) {
      clocks.compare(answered, answer.orElseThrow(), before);
    }
    return new Market(
        before.venue(),
        before.instrument(),
        report.market().name(),
        before.state(),
        before.stateSince(),
        answer,
        Optional.of(report),
        MarketUpdate.outcomes(before, report),
        MarketUpdate.latencies(before, report),
        MarketUpdate.moves(before, report),
        MarketUpdate.changes(before, report),
        answer.map(known -> clocks.timeliness(before.venue(), known, report.received().at())),
        report.cadence());
  }

  /**
   * Decides the state of each market again.
   *
   * @return the markets whose state or doubt has changed
   */
  Map<Key, Market> settle(StateRules rules, Blocks blocks, Instant now) {
    Map<Key, Market> moved = new LinkedHashMap<>();
    Set<String> held = held(blocks);
    Map<Instrument, List<Market>> byInstrument =
        markets.values().stream().collect(Collectors.groupingBy(Market::instrument));
    for (Map.Entry<Key, Market> entry : markets.entrySet()) {
      Key key = entry.getKey();
      Market market = entry.getValue();
      Optional<Timeliness> timely =
          market.answer().map(known -> clocks.timeliness(market.venue(), known, now));
      Market aged = market.in(market.state(), market.stateSince(), timely);
      List<Market> others = byInstrument.getOrDefault(key.instrument(), List.of());
      State state = rules.state(aged, held.contains(key.venue()), others, now);
      boolean moves =
          state != market.state()
              || !aged.doubt().equals(doubts.getOrDefault(key, Optional.empty()));
      if (moves || !timely.equals(market.timeliness())) {
        entry.setValue(aged.in(state, moves ? now : market.stateSince(), timely));
      }
      if (moves) {
        moved.put(key, entry.getValue());
        doubts.put(key, aged.doubt());
      }
    }
    return moved;
  }

  /** The venues whose last answer, in any market, was a limit or a block. */
  private Set<String> held(Blocks blocks) {
    Map<String, Report> last = new LinkedHashMap<>();
    markets.forEach(
        (key, market) ->
            market
                .last()
                .filter(report -> !market.overBudget())
                .ifPresent(
                    report -> last.merge(key.venue(), report, (a, b) -> isAfter(b, a) ? b : a)));
    return last.entrySet().stream()
        .filter(entry -> blocks.blocked(entry.getKey()) || wantsUsAway(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isAfter(Report report, Report other) {
    return report.received().at().isAfter(other.received().at());
  }

  private static boolean wantsUsAway(Report report) {
    return report instanceof Report.Failed failed
        && (failed.outcome() instanceof Outcome.Limited
            || failed.outcome() instanceof Outcome.Blocked);
  }
}
