package io.omnidepth.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.omnidepth.api.Listener;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.PollTrace;
import io.omnidepth.poll.Timing;
import io.omnidepth.poll.Traces;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The values of the figures after a known run. */
class FigureTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Instant NOW = Reports.START.plusMillis(1_500);

  private Instant now = NOW.minusSeconds(20);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private List<Instrument> told = List.of(Reports.BTC);
  private final Board board =
      new Board(List.of(A, B), List.of(Reports.BTC, Reports.ETH), Freshness.USUAL, Reports.START);
  private final History history = new History();
  private final PollMeters polls = new PollMeters(registry, List.of(A, B));
  private final BoardMeters onBoard =
      new BoardMeters(registry, board, history, () -> told, () -> now);
  private final ServeMeters serving = new ServeMeters(registry, onBoard);

  private double value(Figure figure, String... tags) {
    return registry
        .get(figure.meter())
        .tags(figure.tags(tags))
        .meter()
        .measure()
        .iterator()
        .next()
        .getValue();
  }

  private void answered() {
    for (Venue venue : List.of(A, B)) {
      Instant at = Reports.START.plusMillis(venue.equals(A) ? 1_000 : 1_250);
      Book book =
          Books.of(
              List.of(venue.equals(A) ? "100 1" : "99.9 2", "99 1"), List.of("100.1 0.5", "101 3"));
      polls.polled(Traces.of(venue, new Outcome.Fresh(book, Stamp.NONE)));
      board.reported(Reports.fresh(venue, Reports.BTC, at, book));
    }
    board.spent(A, List.of(new LimitUse(A.limits().all().get(0), 4)));
    board.roundClosed(Reports.START.plusMillis(1_300));
    history.take(board.current(), NOW);
    now = NOW;
    onBoard.look();
  }

  @Test
  void gaugesOfTheMarketAreThoseOfTheDepth() {
    answered();
    String btc = "BTC-USD";
    assertEquals(
        500, value(BoardFigures.BOOK_AGE, "aa", btc) * 1e3, 1e-6); // the registry has seconds
    assertEquals(2, value(BoardFigures.BOOK_LEVELS, "bb", btc, "ask"));
    assertEquals(0.4, value(BoardFigures.BUDGET_USED, "aa", "1s"));
    assertEquals(2, value(BoardFigures.MARKET_VENUES, btc));
    assertEquals(0.25, value(BoardFigures.MARKET_SKEW, btc), 1e-9);
    assertEquals(100.05, value(BoardFigures.MARKET_MID, btc));
    assertEquals(0.1, value(BoardFigures.MARKET_SPREAD, btc));
    assertEquals(3, value(BoardFigures.MARKET_DEPTH, btc, "bid", "25"));
    assertEquals(5, value(BoardFigures.MARKET_DEPTH, btc, "bid", "200"));
    assertEquals(1, value(BoardFigures.MARKET_DEPTH, btc, "ask", "10"));
    assertEquals(0, value(BoardFigures.MARKET_CROSSED, btc));
    assertEquals(2, value(BoardFigures.INSTRUMENTS));
    // One of the two markets that may be there has never answered.
    assertEquals(0.5, value(BoardFigures.VENUE_COUNTED, "aa"));
  }

  /** The usual size to buy is 1: the first ask of either venue, at 100.1; the mid is 100.0125. */
  @Test
  void theCostOfTheUsualSizeIsThatOfTheDepthAndWithoutEachVenue() {
    answered();
    String btc = "BTC-USD";
    assertEquals(2, value(BoardFigures.MARKET_EFFECTIVE, btc), 0.05);
    assertEquals(7.5, value(BoardFigures.MARKET_COST, btc, "ask"), 0.01);
    assertEquals(45, value(BoardFigures.MARKET_COST_LOSS, btc, "ask", "aa"), 0.1);
    assertEquals(
        value(BoardFigures.MARKET_COST_LOSS, btc, "ask", "aa"),
        value(BoardFigures.MARKET_COST_LOSS, btc, "ask", "bb"));
    assertTrue(value(BoardFigures.MARKET_COST, btc, "bid") > 0);
  }

  /** A scrape reads the gauges, and no reading weighs an instrument. */
  @Test
  void oneInstrumentIsWeighedInALookAndAtMostEachTenSeconds() {
    told = List.of(Reports.BTC, Reports.ETH);
    answered();
    assertEquals(Set.of(), instruments(BoardFigures.MARKET_EFFECTIVE), "ETH is weighed, in vain");
    onBoard.look();
    assertEquals(Set.of("BTC-USD"), instruments(BoardFigures.MARKET_EFFECTIVE));
    double cost = value(BoardFigures.MARKET_COST, "BTC-USD", "ask");
    now = NOW.plusSeconds(4);
    board.reported(
        Reports.fresh(
            A,
            Reports.BTC,
            now,
            Books.of(List.of("100 1", "99 1"), List.of("100.1 0.1", "101 3"))));
    board.roundClosed(now);
    onBoard.look();
    assertEquals(cost, value(BoardFigures.MARKET_COST, "BTC-USD", "ask"));
    now = NOW.plusSeconds(10);
    onBoard.look();
    onBoard.look();
    assertTrue(value(BoardFigures.MARKET_COST, "BTC-USD", "ask") > cost);
    told = List.of(Reports.ETH);
    onBoard.look();
    assertEquals(Set.of(), instruments(BoardFigures.MARKET_COST_LOSS));
  }

  @Test
  void unknownValuesAreNotTold() {
    assertTrue(Double.isNaN(value(BoardFigures.BOOK_AGE, "aa", "BTC-USD")));
    assertTrue(Double.isNaN(value(BoardFigures.MARKET_MID, "BTC-USD")));
    assertTrue(Double.isNaN(value(BoardFigures.MARKET_CROSSED, "BTC-USD")));
    assertEquals(0, value(BoardFigures.VENUE_COUNTED, "aa"));
  }

  @Test
  void seriesComeAndGoWithTheNamedInstruments() {
    answered();
    told = List.of(Reports.ETH);
    onBoard.look();
    assertEquals(Set.of("ETH-USD"), instruments(BoardFigures.MARKET_MID));
    assertEquals(Set.of("ETH-USD"), instruments(BoardFigures.BOOK_LEVELS));
    told = IntStream.range(0, 80).mapToObj(i -> new Instrument("C" + i, "USD")).toList();
    onBoard.look();
    assertEquals(Figures.MOST_INSTRUMENTS, instruments(BoardFigures.MARKET_MID).size());
    serving.asked(told.get(0), true);
    serving.asked(told.get(79), true);
    serving.asked(told.get(78), false);
    assertEquals(Set.of("C0-USD", "other"), instruments(ServeFigures.INSTRUMENT_READS));
  }

  private Set<String> instruments(Figure figure) {
    return registry.find(figure.meter()).meters().stream()
        .map(meter -> meter.getId().getTag("instrument"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aQuestionThatFailedTellsItsTimes() {
    polls.polled(
        new PollTrace(
            A,
            new Outcome.Limited("429", Optional.empty()),
            12,
            Duration.ofMillis(300),
            new Timing(
                NOW.minusMillis(70),
                NOW,
                Duration.ZERO,
                Optional.of(Duration.ofMillis(20)),
                Optional.of(Duration.ofMillis(60))),
            Duration.ofMillis(1),
            Optional.of(Duration.ofSeconds(4))));
    assertEquals(0, value(PollFigures.POLLS, "aa", "refused"));
    assertEquals(1, value(PollFigures.POLLS, "aa", "limited"));
    assertEquals(0.02, total(PollFigures.POLL_CONNECT, "aa"), 1e-9);
    assertEquals(0.06, total(PollFigures.POLL_FIRST_BYTE, "aa"), 1e-9);
    assertEquals(0.01, total(PollFigures.POLL_BODY, "aa"), 1e-9);
    assertEquals(0.3, total(PollFigures.POLL_WAIT, "aa"), 1e-9);
    assertEquals(4, total(PollFigures.POLL_BACK_OFF, "aa", "limited"), 1e-9);
    assertEquals(
        12,
        registry.get(PollFigures.POLL_BYTES.meter()).tag("venue", "aa").summary().totalAmount());
    assertEquals(0, value(PollFigures.POLL_LATENCY, "aa"));
  }

  private double total(Figure figure, String... tags) {
    return registry.get(figure.meter()).tags(figure.tags(tags)).timer().totalTime(TimeUnit.SECONDS);
  }

  @Test
  void noTagHasMoreValuesThanItMay() {
    answered();
    for (Listener.Cut why : Listener.Cut.values()) {
      serving.cut(why);
    }
    Listener.TYPES.forEach(type -> serving.sent(type, 1, 9));
    for (Tag tag : Tag.values()) {
      Set<String> values =
          registry.getMeters().stream()
              .flatMap(meter -> Stream.ofNullable(meter.getId().getTag(tag.key())))
              .filter(value -> !value.equals(Figures.OTHER))
              .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(values.size() <= tag.most(2, 1), () -> tag + " " + values);
    }
    List<Meter> ours =
        registry.getMeters().stream()
            .filter(meter -> meter.getId().getName().startsWith("omnidepth."))
            .toList();
    assertTrue(ours.size() <= Figures.mostSeries(2, 1), ours::toString);
    assertEquals(Figures.mostSeries(26, Figures.MOST_INSTRUMENTS), Figures.mostSeries(26, 500));
  }

  @Test
  void figuresHaveNamesOfTheFieldAndEachOnlyOne() {
    List<String> names = new ArrayList<>();
    for (Figure figure : Figures.all()) {
      assertTrue(figure.meter().matches("omnidepth(\\.[a-z]+)+"), figure::meter);
      assertEquals(figure.meter().replace('.', '_'), figure.measurement());
      assertTrue(figure.says().length() > 5 && !figure.unit().isBlank(), figure::meter);
      names.add(figure.meter());
    }
    assertEquals(names.size(), Set.copyOf(names).size());
    assertThrows(IllegalArgumentException.class, () -> PollFigures.POLLS.tags("aa"));
    assertEquals(Tags.of("venue", "aa", "outcome", "fresh"), PollFigures.POLLS.tags("aa", "fresh"));
  }
}
