package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The market of each venue for each watched instrument, as the writer knows it. */
final class Markets {
  private final List<Venue> venues;
  private final VenueClocks clocks;
  private final WallFinders walls = new WallFinders();
  private final Map<Instrument, Map<String, Market>> markets = new LinkedHashMap<>();

  /** The last report of each venue, by id. A lack of room is no word of the venue. */
  private final Map<String, Report> lastReports = new HashMap<>();

  private Map<Instrument, Instant> watchedSince = Map.of();

  Markets(List<Venue> venues, VenueClocks clocks) {
    this.venues = venues;
    this.clocks = clocks;
  }

  /** Watches further instruments. */
  void add(List<Instrument> instruments, Instant now) {
    Map<Instrument, Instant> since = new LinkedHashMap<>(watchedSince);
    for (Instrument instrument : instruments) {
      since.put(instrument, now);
      Map<String, Market> ofVenues = new LinkedHashMap<>();
      for (Venue venue : venues) {
        ofVenues.put(venue.id(), Market.waiting(venue, instrument, now));
      }
      markets.put(instrument, ofVenues);
    }
    watchedSince = Collections.unmodifiableMap(since);
  }

  /**
   * Forgets all other instruments.
   *
   * @return the forgotten ones
   */
  List<Instrument> retain(Set<Instrument> watched) {
    List<Instrument> gone =
        watchedSince.keySet().stream().filter(known -> !watched.contains(known)).toList();
    if (!gone.isEmpty()) {
      Map<Instrument, Instant> since = new LinkedHashMap<>(watchedSince);
      since.keySet().retainAll(watched);
      watchedSince = Collections.unmodifiableMap(since);
      markets.keySet().retainAll(watched);
      walls.retain(watched);
      lastReports.clear();
      all().forEach(market -> market.last().ifPresent(this::heard));
    }
    return gone;
  }

  /** The time since which each instrument is watched, in the order of their addition. Immutable. */
  Map<Instrument, Instant> watchedSince() {
    return watchedSince;
  }

  /** All markets, by instrument, then by venue. */
  Stream<Market> all() {
    return markets.values().stream().flatMap(ofVenues -> ofVenues.values().stream());
  }

  List<Market> of(Instrument instrument) {
    return List.copyOf(markets.getOrDefault(instrument, Map.of()).values());
  }

  /**
   * Takes in a report.
   *
   * @return the market before the report. It is empty if the report is useless: its instrument is
   *     no longer watched, or it confirms a book that is not known
   */
  Optional<Market> take(Report report) {
    Map<String, Market> ofVenues = markets.getOrDefault(report.market().instrument(), Map.of());
    String venue = report.market().venue().id();
    Optional<Market> known =
        Optional.ofNullable(ofVenues.get(venue))
            .filter(market -> !(report instanceof Report.Same) || market.answer().isPresent());
    known.ifPresent(
        before -> {
          ofVenues.put(venue, walls.looked(next(before, report), report));
          heard(report);
        });
    return known;
  }

  private void heard(Report report) {
    if (!(report instanceof Report.Failed failed
        && failed.outcome() instanceof Outcome.OverBudget)) {
      lastReports.merge(report.market().venue().id(), report, (a, b) -> isAfter(b, a) ? b : a);
    }
  }

  private static boolean isAfter(Report report, Report other) {
    return report.received().at().isAfter(other.received().at());
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
        before.usualSize(),
        before.walls(),
        report.cadence());
  }

  /**
   * Decides the states of the instrument's markets again.
   *
   * @param before its markets as they were settled last; none before the first time
   */
  Settlement settle(
      Instrument instrument, List<Market> before, Settlement.Rules rules, Instant now) {
    Settlement settled = Settlement.of(of(instrument), before, rules, now);
    Map<String, Market> ofVenues = markets.getOrDefault(instrument, Map.of());
    settled.markets().forEach(market -> ofVenues.put(market.venue().id(), market));
    return settled;
  }

  /**
   * Samples the sizes of the instrument's books that are due, and ends walls of books that left.
   */
  Settlement sample(Instrument instrument, Settlement settled, Instant now) {
    List<Market> sampled = walls.settled(NearSizes.sampled(settled.markets(), now), now);
    Map<String, Market> ofVenues = markets.getOrDefault(instrument, Map.of());
    sampled.forEach(market -> ofVenues.put(market.venue().id(), market));
    return new Settlement(sampled, settled.moved(), settled.until());
  }

  /** The ids of the venues whose last answer, in any market, was a limit or a block. */
  Set<String> held(KnownVenues known) {
    return lastReports.entrySet().stream()
        .filter(entry -> known.blocked(entry.getKey()) || wantsUsAway(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean wantsUsAway(Report report) {
    return report instanceof Report.Failed failed
        && (failed.outcome() instanceof Outcome.Limited
            || failed.outcome() instanceof Outcome.Blocked);
  }
}
