package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The finders of walls of all markets, for the writer's thread. */
final class WallFinders {
  private final StepSizes sizes = new StepSizes();
  private final Map<Instrument, Map<String, WallFinder>> finders = new HashMap<>();

  /** The market after a report, with the walls of its book. */
  Market looked(Market market, Report report) {
    Optional<Market.Answer> known = market.answer();
    if (!(report instanceof Report.Answered) || known.isEmpty() || market.doubt().isPresent()) {
      return market;
    }
    WallFinder finder =
        finders
            .computeIfAbsent(market.instrument(), first -> new HashMap<>())
            .computeIfAbsent(market.venue().id(), first -> new WallFinder(sizes));
    finder.look(known.get().book(), market::complete, known.get().receivedAt());
    return market.with(market.usualSize(), finder.walls());
  }

  /** The markets of one instrument in their states: the walls of books that do not count end. */
  List<Market> settled(List<Market> markets, Instant now) {
    Map<String, WallFinder> known =
        markets.isEmpty() ? Map.of() : finders.getOrDefault(markets.get(0).instrument(), Map.of());
    return known.isEmpty()
        ? markets
        : markets.stream().map(market -> settled(market, known, now)).toList();
  }

  private static Market settled(Market market, Map<String, WallFinder> known, Instant now) {
    WallFinder finder = known.get(market.venue().id());
    if (finder == null) {
      return market;
    }
    if (market.counts()) {
      finder.expire(now);
    } else {
      finder.out(now);
    }
    return market.with(market.usualSize(), finder.walls());
  }

  /** Forgets all other instruments. */
  void retain(Set<Instrument> watched) {
    finders.keySet().retainAll(watched);
  }
}
