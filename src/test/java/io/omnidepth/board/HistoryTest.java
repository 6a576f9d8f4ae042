package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.omnidepth.market.Bands;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Heat;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");

  private final Board board = new Board(List.of(A, B), List.of(BTC, ETH), Freshness.USUAL, START);
  private final History history = new History();

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  private void book(Venue venue, int seconds, List<String> bids, List<String> asks) {
    board.reported(Reports.fresh(venue, BTC, at(seconds), Books.of(bids, asks)));
  }

  /** Closes the round and takes a sample. */
  private History.Sample taken(int seconds) {
    board.roundClosed(at(seconds));
    history.take(board.current(), at(seconds));
    List<History.Sample> samples = samples(BTC);
    return samples.get(samples.size() - 1);
  }

  private List<History.Sample> samples(Instrument instrument) {
    return history.of(instrument, Instant.MIN);
  }

  private static History.Near near(History.Sample sample) {
    return sample.measures().near().orElseThrow();
  }

  /**
   * The reference mid is 1000. B has as many asks as requested, so it may have more beyond 1004.
   */
  private void twoVenues(int seconds) {
    book(A, seconds, List.of("999 3", "980.5 1.25", "500 70"), List.of("1001 1", "1019.875 0.5"));
    book(
        B,
        seconds,
        List.of("998 2"),
        List.of("1002 4", "1002.5 1", "1003 1", "1003.5 1", "1004 1"));
  }

  @Test
  void aSampleHasTheDepthAndItsBandsOfItsMoment() {
    twoVenues(1);
    History.Sample sample = taken(1);
    Selection selection = board.current().select(Choice.of(BTC));
    Depth depth = selection.depth();
    assertEquals(at(1), sample.time());
    assertEquals(board.current().sequence(), sample.sequence());
    assertEquals(2, sample.measures().counted());
    assertEquals(depth.mid(), sample.measures().mid());
    assertEquals(depth.spread(), sample.measures().spread());
    assertEquals(depth.spreadBps(), sample.measures().spreadBps());
    assertEquals(depth.referenceMid(), Optional.of(near(sample).referenceMid()));
    Bands bands = Bands.of(depth, Bands.USUAL).orElseThrow();
    for (Side side : Side.values()) {
      assertEquals(
          bands.of(side).stream().map(Bands.Band::size).toList(),
          near(sample).within(side).sizes());
      assertEquals(
          bands.of(side).stream().filter(band -> !band.atLeast()).count(),
          near(sample).within(side).totals());
    }
    assertEquals(5, near(sample).bids().totals());
    assertEquals(2, near(sample).asks().totals());
  }

  @Test
  void ifABookIsMissedAllSizesAreFloors() {
    twoVenues(1);
    assertEquals(5, near(taken(1)).bids().totals());
    board.reported(Reports.report(B, BTC, at(2), new Outcome.Limited("429", Optional.empty())));
    History.Sample without = taken(2);
    assertEquals(1, without.measures().counted());
    assertEquals(0, near(without).bids().totals());
    assertEquals(0, near(without).asks().totals());
  }

  @Test
  void theHeatIsTheDepthWithinItsBuckets() {
    twoVenues(1);
    Heat heat = near(taken(1)).heat();
    Depth depth = board.current().select(Choice.of(BTC)).depth();
    assertEquals(new BigDecimal("0.2"), heat.step().stripTrailingZeros());
    for (Side side : Side.values()) {
      Ladder within =
          depth.ladder(side).upTo(new BigDecimal(side == Side.BID ? "980" : "1020.199"));
      assertEquals(
          within.cumulative().decimal(within.rows() - 1).doubleValue(),
          sum(heat.buckets(side)),
          side.toString());
    }
    assertEquals(980.5, heat.buckets(Side.BID).first() * 0.2, 0.1001);
    assertEquals(1.25, heat.buckets(Side.BID).size(0));
  }

  private static double sum(Heat.Buckets buckets) {
    double sum = 0;
    for (int i = 0; i < buckets.count(); i++) {
      sum += buckets.size(i);
    }
    return sum;
  }

  @Test
  void aSampleWithoutBooksHasNoMeasures() {
    twoVenues(1);
    taken(1);
    board.timePassed(at(60));
    history.take(board.current(), at(60));
    twoVenues(61);
    taken(61);
    History.Measures gap = samples(BTC).get(1).measures();
    assertEquals(
        new History.Measures(
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            BigDecimal.ZERO,
            Optional.empty()),
        gap);
    assertEquals(
        List.of(2, 0, 2), samples(BTC).stream().map(one -> one.measures().counted()).toList());
    assertEquals(
        List.of(0, 0, 0), samples(ETH).stream().map(one -> one.measures().counted()).toList());
  }

  @Test
  void aDepthOfOneSideHasNoMidAndNothingNearIt() {
    book(A, 1, List.of("999 3"), List.of());
    History.Measures measures = taken(1).measures();
    assertEquals(1, measures.counted());
    assertEquals(Optional.empty(), measures.mid());
    assertEquals(Optional.empty(), measures.near());
  }

  @Test
  void unchangedBooksAreNotMeasuredAgain() {
    Book book = Books.of(List.of("999 3"), List.of("1001 1"));
    board.reported(Reports.fresh(A, BTC, at(1), book));
    History.Sample first = taken(1);
    board.reported(Reports.unchanged(A, BTC, at(6), book));
    History.Sample second = taken(6);
    assertSame(first.measures(), second.measures());
    book(A, 7, List.of("999 4"), List.of("1001 1"));
    History.Sample third = taken(7);
    assertNotSame(second.measures(), third.measures());
    assertEquals(new BigDecimal("4"), near(third).bids().sizes().get(0));
  }

  @Test
  void theLastQuarterOfAnHourIsKept() {
    board.roundClosed(START);
    for (int i = 0; i < 200; i++) {
      history.take(board.current(), at(5 * i));
    }
    List<History.Sample> samples = samples(BTC);
    assertEquals(180, samples.size());
    assertEquals(at(5 * 20), samples.get(0).time());
    assertEquals(at(5 * 199), samples.get(179).time());
    assertEquals(samples.subList(178, 180), history.of(BTC, at(5 * 197)));
    assertEquals(List.of(), history.of(BTC, at(5 * 199)));
    history.take(board.current(), at(5 * 199 + 600));
    assertEquals(at(5 * 140), samples(BTC).get(0).time());
    assertEquals(61, samples(BTC).size());
  }

  @Test
  void samplesComeNoFasterThanTheirBound() {
    for (int i = 0; i < 400; i++) {
      history.take(board.current(), at(i));
    }
    assertEquals(180, samples(BTC).size());
  }

  @Test
  void aClockThatIsPutBackLeavesTimesRising() {
    for (int seconds : List.of(0, 5, 10, 15, 7)) {
      history.take(board.current(), at(seconds));
    }
    assertEquals(
        List.of(at(0), at(5), at(7)), samples(BTC).stream().map(History.Sample::time).toList());
  }

  @Test
  void timesAreWholeMillisecondsAsTheyAreWritten() {
    history.take(board.current(), START.plusNanos(1_999_999));
    assertEquals(START.plusMillis(1), samples(BTC).get(0).time());
  }

  @Test
  void theStepStaysUntilThePriceHasLeftItByAFactorOfTwo() {
    List<String> mids = List.of("100", "140", "199", "201", "402", "403", "201");
    for (int i = 0; i < mids.size(); i++) {
      BigDecimal mid = new BigDecimal(mids.get(i));
      book(
          A,
          i,
          List.of(mid.subtract(BigDecimal.ONE) + " 1"),
          List.of(mid.add(BigDecimal.ONE) + " 1"));
      taken(i);
    }
    // 0.02 % of 100, 201 and 403 is 0.02, 0.0402 and 0.0806
    assertEquals(
        List.of("0.02", "0.02", "0.02", "0.05", "0.05", "0.1", "0.05"),
        samples(BTC).stream().map(one -> Decimals.text(near(one).heat().step())).toList());
  }

  @Test
  void instrumentsThatLeaveTheBoardAreForgotten() {
    twoVenues(1);
    taken(1);
    board.watching(List.of(ETH), at(2));
    board.roundClosed(at(2));
    history.take(board.current(), at(2));
    assertEquals(List.of(), samples(BTC));
    assertEquals(2, samples(ETH).size());
    board.watching(List.of(BTC), at(3));
    assertEquals(0, taken(3).measures().counted());
    assertEquals(1, samples(BTC).size());
  }
}
