package io.omnidepth.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.omnidepth.board.History;
import io.omnidepth.board.Market;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.market.Bands;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gauges what is on the board. What they tell is looked up when they are read. */
final class BoardMeters {
  private record Row(String venue, Instrument instrument) {}

  private record SideRow(Row market, Side side) {}

  private record Limit(String venue, Duration window) {}

  private record Band(Instrument instrument, Side side, int index) {}

  private final MeterRegistry registry;
  private final Publication board;
  private final History history;
  private final Supplier<List<Instrument>> told;
  private final InstantSource clock;
  private final Rows<Row> ages;
  private final Rows<Row> lags;
  private final Rows<SideRow> levels;
  private final Rows<Venue> counted;
  private final Rows<Limit> budgets;
  private final List<Rows<Instrument>> markets;
  private final Rows<Band> depths;
  private volatile Set<Instrument> named = Set.of();

  /**
   * @param told the instruments that may have series of their own, the first of them at least
   */
  BoardMeters(
      MeterRegistry registry,
      Publication board,
      History history,
      Supplier<List<Instrument>> told,
      InstantSource clock) {
    this.registry = registry;
    this.board = board;
    this.history = history;
    this.told = told;
    this.clock = clock;
    ages = new Rows<>(Figure.BOOK_AGE, row -> tags(row.venue(), row.instrument()), this::age);
    lags = new Rows<>(Figure.BOOK_LAG, row -> tags(row.venue(), row.instrument()), this::lag);
    levels =
        new Rows<>(
            Figure.BOOK_LEVELS,
            row -> tags(row.market().venue(), row.market().instrument(), row.side()),
            this::levels);
    counted = new Rows<>(Figure.VENUE_COUNTED, venue -> tags(venue.id()), this::counted);
    budgets =
        new Rows<>(
            Figure.BUDGET_USED, row -> tags(row.venue(), written(row.window())), this::spent);
    markets =
        List.of(
            market(Figure.MARKET_VENUES, one -> measured(one, m -> Optional.of(m.counted()))),
            market(Figure.MARKET_SKEW, this::skew),
            market(Figure.MARKET_MID, one -> measured(one, History.Measures::mid)),
            market(Figure.MARKET_SPREAD, one -> measured(one, History.Measures::spread)),
            market(Figure.MARKET_SPREAD_BPS, one -> measured(one, History.Measures::spreadBps)),
            market(
                Figure.MARKET_CROSSED,
                one -> measured(one, m -> m.mid().map(mid -> m.crossedSize()))));
    depths =
        new Rows<>(
            Figure.MARKET_DEPTH,
            band -> tags(band.instrument(), band.side(), Bands.USUAL.get(band.index())),
            this::depth);
    Figure.INSTRUMENTS.gauge(registry, () -> board.current().instruments().size());
    look();
  }

  private Rows<Instrument> market(Figure figure, Function<Instrument, Optional<Double>> value) {
    return new Rows<>(
        figure, BoardMeters::tags, instrument -> value.apply(instrument).orElse(Double.NaN));
  }

  private static String[] tags(Object... values) {
    return Stream.of(values).map(BoardMeters::text).toArray(String[]::new);
  }

  private static String text(Object value) {
    return value instanceof Side side
        ? side.name().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }

  /** {@code 500ms}, {@code 10s} or {@code 1m}: the largest unit that it is a whole number of. */
  static String written(Duration window) {
    long millis = window.toMillis();
    return millis % 60_000 == 0
        ? millis / 60_000 + "m"
        : millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  /** Whether the instrument has series of its own. */
  boolean isNamed(Instrument instrument) {
    return named.contains(instrument);
  }

  /** Has a gauge for whatever is on the board now; called now and then, by any thread. */
  synchronized void look() {
    Snapshot now = board.current();
    List<Instrument> first = told.get().stream().limit(Figure.MOST_INSTRUMENTS).toList();
    named = Set.copyOf(first);
    List<Row> listed =
        first.stream()
            .flatMap(instrument -> now.markets(instrument).stream())
            .filter(market -> market.state() != State.UNLISTED)
            .map(market -> new Row(market.venue().id(), market.instrument()))
            .toList();
    ages.are(listed, registry);
    lags.are(listed, registry);
    levels.are(
        listed.stream()
            .flatMap(row -> Stream.of(Side.values()).map(side -> new SideRow(row, side)))
            .toList(),
        registry);
    counted.are(now.venues(), registry);
    budgets.are(
        now.venues().stream()
            .flatMap(
                venue ->
                    now.spending(venue.id()).stream()
                        .map(spent -> new Limit(venue.id(), spent.limit().window())))
            .toList(),
        registry);
    markets.forEach(rows -> rows.are(first, registry));
    depths.are(
        first.stream()
            .flatMap(
                instrument ->
                    Stream.of(Side.values())
                        .flatMap(
                            side ->
                                IntStream.range(0, Bands.USUAL.size())
                                    .mapToObj(i -> new Band(instrument, side, i))))
            .toList(),
        registry);
  }

  private Optional<Market.Answer> answer(Row row) {
    return board.current().market(row.venue(), row.instrument()).flatMap(Market::answer);
  }

  private double age(Row row) {
    return board
        .current()
        .market(row.venue(), row.instrument())
        .flatMap(Market::since)
        .map(since -> millis(Duration.between(since, clock.instant())))
        .orElse(Double.NaN);
  }

  private double lag(Row row) {
    return board
        .current()
        .market(row.venue(), row.instrument())
        .flatMap(Market::lag)
        .map(BoardMeters::millis)
        .orElse(Double.NaN);
  }

  private double levels(SideRow row) {
    return answer(row.market())
        .map(answer -> (double) answer.book().levels(row.side()))
        .orElse(Double.NaN);
  }

  private double counted(Venue venue) {
    List<Market> listed =
        board.current().markets().stream()
            .filter(market -> market.venue().equals(venue))
            .filter(market -> market.state() != State.UNLISTED && market.state() != State.BUDGET)
            .toList();
    return listed.isEmpty()
        ? Double.NaN
        : (double) listed.stream().filter(market -> market.counts()).count() / listed.size();
  }

  /** Of the tightest, where a venue has more than one limit for the same time. */
  private double spent(Limit row) {
    return board.current().spending(row.venue()).stream()
        .filter(spent -> spent.limit().window().equals(row.window()))
        .mapToDouble(BoardMeters::part)
        .max()
        .orElse(Double.NaN);
  }

  private static double part(LimitUse spent) {
    return (double) spent.used() / spent.limit().weight();
  }

  private Optional<Double> skew(Instrument instrument) {
    return history.last(instrument).flatMap(History.Sample::skew).map(BoardMeters::millis);
  }

  private <N extends Number> Optional<Double> measured(
      Instrument instrument, Function<History.Measures, Optional<N>> measure) {
    return history
        .last(instrument)
        .flatMap(sample -> measure.apply(sample.measures()))
        .map(Number::doubleValue);
  }

  private double depth(Band band) {
    return history
        .last(band.instrument())
        .flatMap(sample -> sample.measures().near())
        .map(near -> near.within(band.side()).sizes().get(band.index()))
        .map(BigDecimal::doubleValue)
        .orElse(Double.NaN);
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
