package io.omnidepth.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.UsualCost;
import io.omnidepth.market.Concentration;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gauges of what the usual size costs, and on how many venues it rests. Each look weighs one
 * instrument, as that takes a walk through the books for each venue. Reading a gauge weighs none.
 */
final class CostMeters {
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** The distance for the effective number of venues, as in {@code /summary}. */
  private static final int BPS = 100;

  private record Weighed(Instant at, Optional<Double> venues, List<UsualCost> costs) {}

  private record Cost(Instrument instrument, Side side) {}

  private record Loss(Cost of, String venue) {}

  private final MeterRegistry registry;
  private final Map<Instrument, Weighed> weighed = new HashMap<>();
  private final Rows<Instrument> venues;
  private final Rows<Cost> costs;
  private final Rows<Loss> losses;

  /** The values as of the last look. */
  private volatile Map<Object, Double> values = Map.of();

  CostMeters(MeterRegistry registry) {
    this.registry = registry;
    venues = new Rows<>(BoardFigures.MARKET_EFFECTIVE, one -> Rows.tags(one), this::value);
    costs =
        new Rows<>(
            BoardFigures.MARKET_COST,
            cost -> Rows.tags(cost.instrument(), cost.side()),
            this::value);
    losses =
        new Rows<>(
            BoardFigures.MARKET_COST_LOSS,
            loss -> Rows.tags(loss.of().instrument(), loss.of().side(), loss.venue()),
            this::value);
  }

  private double value(Object row) {
    return values.getOrDefault(row, Double.NaN);
  }

  /** Weighs the instrument that was not weighed for the longest time, if that is long enough. */
  void look(Snapshot now, List<Instrument> named, Instant at) {
    weighed.keySet().retainAll(named);
    named.stream()
        .min(Comparator.comparing(this::since))
        .filter(one -> !since(one).plus(EVERY).isAfter(at))
        .ifPresent(one -> weighed.put(one, weigh(now.select(Choice.of(one)), at)));
    Map<Instrument, Double> ofVenues = new HashMap<>();
    Map<Cost, Double> ofCosts = new HashMap<>();
    Map<Loss, Double> ofLosses = new HashMap<>();
    weighed.forEach(
        (instrument, known) -> {
          known.venues().ifPresent(count -> ofVenues.put(instrument, count));
          for (UsualCost cost : known.costs()) {
            Cost row = new Cost(instrument, cost.side());
            cost.bps().ifPresent(bps -> ofCosts.put(row, bps.doubleValue()));
            cost.losses()
                .forEach((venue, bps) -> ofLosses.put(new Loss(row, venue), bps.doubleValue()));
          }
        });
    Map<Object, Double> next = new HashMap<>(ofVenues);
    next.putAll(ofCosts);
    next.putAll(ofLosses);
    values = Map.copyOf(next);
    venues.are(ofVenues.keySet(), registry);
    costs.are(ofCosts.keySet(), registry);
    losses.are(ofLosses.keySet(), registry);
  }

  private Instant since(Instrument instrument) {
    Weighed known = weighed.get(instrument);
    return known == null ? Instant.EPOCH : known.at();
  }

  private static Weighed weigh(Selection selection, Instant at) {
    return new Weighed(
        at,
        Concentration.within(selection.depth(), BPS)
            .map(Concentration::effectiveVenues)
            .map(BigDecimal::doubleValue),
        UsualCost.of(selection));
  }
}
