package io.omnidepth.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.omnidepth.board.Market;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Gauges of the venues and of their books. */
final class BookMeters {
  private record Row(String venue, Instrument instrument) {}

  private record SideRow(Row market, Side side) {}

  private record Limit(String venue, Duration window) {}

  private final MeterRegistry registry;
  private final Publication board;
  private final InstantSource clock;
  private final List<Rows<Row>> books;
  private final Rows<SideRow> levels;
  private final Rows<Venue> counted;
  private final Rows<Limit> budgets;

  BookMeters(MeterRegistry registry, Publication board, InstantSource clock) {
    this.registry = registry;
    this.board = board;
    this.clock = clock;
    books =
        List.of(book(BoardFigures.BOOK_AGE, this::age), book(BoardFigures.BOOK_LAG, Market::lag));
    levels =
        new Rows<>(
            BoardFigures.BOOK_LEVELS,
            row -> Rows.tags(row.market().venue(), row.market().instrument(), row.side()),
            this::levels);
    counted = new Rows<>(BoardFigures.VENUE_COUNTED, venue -> Rows.tags(venue.id()), this::counted);
    budgets =
        new Rows<>(
            BoardFigures.BUDGET_USED,
            row -> Rows.tags(row.venue(), written(row.window())),
            this::spent);
  }

  private Rows<Row> book(Figure figure, Function<Market, Optional<Duration>> value) {
    return new Rows<>(
        figure,
        row -> Rows.tags(row.venue(), row.instrument()),
        row -> market(row).flatMap(value).map(Rows::millis).orElse(Double.NaN));
  }

  /** {@code 500ms}, {@code 10s} or {@code 1m}: a whole number of the largest unit. */
  static String written(Duration window) {
    long millis = window.toMillis();
    return millis % 60_000 == 0
        ? millis / 60_000 + "m"
        : millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  /** Has a gauge for each venue, and for each market of these instruments. */
  void look(Snapshot now, List<Instrument> named) {
    List<Row> listed =
        named.stream()
            .flatMap(instrument -> now.markets(instrument).stream())
            .filter(market -> market.state() != State.UNLISTED)
            .map(market -> new Row(market.venue().id(), market.instrument()))
            .toList();
    books.forEach(rows -> rows.are(listed, registry));
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
  }

  private Optional<Market> market(Row row) {
    return board.current().market(row.venue(), row.instrument());
  }

  private Optional<Duration> age(Market market) {
    return market.since().map(since -> Duration.between(since, clock.instant()));
  }

  private double levels(SideRow row) {
    return market(row.market())
        .flatMap(Market::answer)
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
        : (double) listed.stream().filter(Market::counts).count() / listed.size();
  }

  /** The use of the tightest limit, if a venue has more than one for the same time. */
  private double spent(Limit row) {
    return board.current().spending(row.venue()).stream()
        .filter(spent -> spent.limit().window().equals(row.window()))
        .mapToDouble(BookMeters::part)
        .max()
        .orElse(Double.NaN);
  }

  private static double part(LimitUse spent) {
    return (double) spent.used() / spent.limit().weight();
  }
}
