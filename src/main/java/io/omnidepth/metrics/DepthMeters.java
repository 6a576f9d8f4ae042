package io.omnidepth.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.omnidepth.board.History;
import io.omnidepth.market.Bands;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gauges of each instrument's plain depth, from the last sample of the history. */
final class DepthMeters {
  private record Band(Instrument instrument, Side side, int index) {}

  private final MeterRegistry registry;
  private final History history;
  private final List<Rows<Instrument>> depths;
  private final Rows<Band> bands;

  DepthMeters(MeterRegistry registry, History history) {
    this.registry = registry;
    this.history = history;
    depths =
        List.of(
            measure(BoardFigures.MARKET_VENUES, m -> Optional.of(m.counted())),
            depth(BoardFigures.MARKET_SKEW, sample -> sample.skew().map(Rows::millis)),
            measure(BoardFigures.MARKET_MID, History.Measures::mid),
            measure(BoardFigures.MARKET_SPREAD, History.Measures::spread),
            measure(BoardFigures.MARKET_SPREAD_BPS, History.Measures::spreadBps),
            measure(BoardFigures.MARKET_CROSSED, m -> m.mid().map(mid -> m.crossedSize())));
    bands =
        new Rows<>(
            BoardFigures.MARKET_DEPTH,
            band -> Rows.tags(band.instrument(), band.side(), Bands.USUAL.get(band.index())),
            this::size);
  }

  private <N extends Number> Rows<Instrument> measure(
      Figure figure, Function<History.Measures, Optional<N>> value) {
    return depth(figure, sample -> value.apply(sample.measures()).map(Number::doubleValue));
  }

  private Rows<Instrument> depth(Figure figure, Function<History.Sample, Optional<Double>> value) {
    return new Rows<>(
        figure,
        instrument -> Rows.tags(instrument),
        instrument -> history.last(instrument).flatMap(value).orElse(Double.NaN));
  }

  /** Has gauges for these instruments, and for no others. */
  void look(List<Instrument> named) {
    depths.forEach(rows -> rows.are(named, registry));
    List<Band> all = new ArrayList<>();
    for (Instrument instrument : named) {
      for (Side side : Side.values()) {
        for (int i = 0; i < Bands.USUAL.size(); i++) {
          all.add(new Band(instrument, side, i));
        }
      }
    }
    bands.are(all, registry);
  }

  private double size(Band band) {
    return history
        .last(band.instrument())
        .flatMap(sample -> sample.measures().near())
        .map(near -> near.within(band.side()).sizes().get(band.index()))
        .map(BigDecimal::doubleValue)
        .orElse(Double.NaN);
  }
}
