package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.omnidepth.market.Books;
import io.omnidepth.market.Depth;
import io.omnidepth.market.DepthView;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Fee;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Books of several quotes in one depth. */
class SelectionTest {
  private static final Instrument USDT = new Instrument("BTC", "USDT");
  private static final Instrument USDC = new Instrument("BTC", "USDC");
  private static final Instrument TETHER = new Instrument("USDT", "USD");
  private static final Instrument CIRCLE = new Instrument("USDC", "USD");
  private static final Venue A = Reports.venue("aa");

  /** A venue whose books in USD and USDC are one book. */
  private static final Venue ONE_BOOK =
      Venue.named("zz", "ZZ")
          .mark(0, 0)
          .book("https://zz.example/{market}")
          .markets(joined(""))
          .oneBookOf("USD", "USDC")
          .layout(sides("", "bids", "asks", row(0, 1)))
          .allows(10, Duration.ofSeconds(1))
          .takerFee("0.6", "made up")
          .declared();

  private final Board board =
      new Board(
          List.of(A, ONE_BOOK), List.of(BTC, USDT, USDC, TETHER, CIRCLE), Freshness.USUAL, START);

  private void book(Venue venue, Instrument instrument, String bid, String ask) {
    board.reported(
        Reports.fresh(
            venue, instrument, START, Books.of(List.of(bid + " 1"), List.of(ask + " 2"))));
  }

  private Selection select(boolean fees, String... convert) {
    board.roundClosed(START);
    return board
        .current()
        .select(new Choice(BTC, Set.of(), Optional.empty(), List.of(convert), fees));
  }

  private static List<String> told(Selection selection) {
    return selection.entries().stream()
        .filter(entry -> entry.market().answer().isPresent())
        .map(
            entry ->
                entry.market().venue()
                    + " "
                    + entry.market().instrument()
                    + " "
                    + entry.why().orElse("counted"))
        .toList();
  }

  private static Optional<BigDecimal> best(Selection selection, Side side) {
    return selection.depth().best(side).map(BigDecimal::stripTrailingZeros);
  }

  @Test
  void booksInOtherQuotesJoinOnRequestOnly() {
    book(A, BTC, "70000", "70010");
    book(A, USDT, "70020", "70030");
    book(A, TETHER, "0.999", "0.9995");
    assertEquals(List.of("aa BTC-USD counted"), told(select(false)));
  }

  @Test
  void bidsAreConvertedByTheBidAndAsksByTheAsk() {
    book(A, USDT, "70000", "70010.5");
    book(A, TETHER, "0.9985", "0.9995");
    Selection joined = select(false, "USDT");
    assertEquals(List.of("aa BTC-USDT counted"), told(joined));
    assertEquals(Optional.of(new BigDecimal("69895")), best(joined, Side.BID));
    assertEquals(Optional.of(new BigDecimal("69975.49475")), best(joined, Side.ASK));
    assertEquals(List.of("USDT"), joined.rates().stream().map(Rates.Quoted::from).toList());
  }

  /** It is merged once, however often other instruments are published. */
  @Test
  void aConvertedDepthStaysUntilABookOrARateOfItChanges() {
    book(A, USDT, "70000", "70010.5");
    book(A, TETHER, "0.9985", "0.9995");
    Depth depth = select(false, "USDT").depth();
    book(A, USDC, "70001", "70011");
    assertSame(depth, select(false, "USDT").depth());
    board.reported(
        Reports.fresh(
            A, TETHER, START, Books.of(List.of("0.9985 7", "0.9 1"), List.of("0.9995 8"))));
    assertSame(depth, select(false, "USDT").depth());
    book(A, TETHER, "0.9986", "0.9995");
    assertEquals(Optional.of(new BigDecimal("69902")), best(select(false, "USDT"), Side.BID));
    Depth other = select(false, "USDT").depth();
    book(A, USDT, "70001", "70010.5");
    assertNotSame(other, select(false, "USDT").depth());
  }

  /** The levels, the range and the shares of a view are cuts of the same columns. */
  @Test
  void viewsOfOneChoiceShareTheirGroups() {
    book(A, BTC, "70000", "70010");
    book(ONE_BOOK, BTC, "70001", "70009");
    Optional<BigDecimal> step = Optional.of(new BigDecimal("0.5"));
    Optional<BigDecimal> range = Optional.of(BigDecimal.ONE);
    for (boolean fees : List.of(false, true)) {
      DepthView wide = DepthView.of(select(fees).depth(), step, Optional.empty(), 50);
      for (DepthView other :
          List.of(
              DepthView.of(select(fees).depth(), step, Optional.empty(), 1),
              DepthView.of(select(fees).depth(), step, range, 5))) {
        assertSame(wide.bids().prices(), other.bids().prices());
        assertSame(wide.bids().cumulative(), other.bids().cumulative());
        assertSame(wide.asks().sizes(), other.asks().sizes());
        assertSame(wide.asks().shareSizes(), other.asks().shareSizes());
      }
    }
  }

  @Test
  void withoutAFreshRateABookIsUnconvertedAndTheRestStands() {
    book(A, BTC, "70000", "70010");
    book(A, USDT, "70020", "70030");
    Selection joined = select(false, "USDT");
    assertEquals(List.of("aa BTC-USD counted", "aa BTC-USDT unconverted"), told(joined));
    assertEquals(Optional.of(new BigDecimal("7E+4")), best(joined, Side.BID));
    assertEquals(List.of(), joined.rates());
  }

  @Test
  void oneBookUnderTwoNamesCountsOnce() {
    book(ONE_BOOK, BTC, "70000", "70010");
    book(ONE_BOOK, USDC, "70000", "70010");
    book(A, USDC, "69000", "71000");
    book(A, CIRCLE, "0.9999", "1.0001");
    Selection joined = select(false, "USDC");
    assertEquals(
        List.of("zz BTC-USD counted", "aa BTC-USDC counted", "zz BTC-USDC duplicate"),
        told(joined));
    assertEquals(
        Optional.of(new BigDecimal("1")),
        Optional.of(joined.depth().ladder(Side.BID).sizes().decimal(0)));
  }

  @Test
  void feesAreTheVenuesOwn() {
    book(A, BTC, "70000", "70010");
    book(ONE_BOOK, BTC, "70001", "70009");
    Selection after = select(true);
    assertEquals(Optional.of(new BigDecimal("6993E+1")), best(after, Side.BID));
    assertEquals(Optional.of(new BigDecimal("70080.01")), best(after, Side.ASK));
    assertEquals(
        Optional.of(new BigDecimal("70005")),
        after.depth().referenceMid().map(BigDecimal::stripTrailingZeros));
  }

  @Test
  void aVenueMayHaveAnotherFee() {
    Venue cheaper = ONE_BOOK.charging(new Fee("0.05", "the settings"));
    assertEquals(ONE_BOOK, cheaper);
    assertEquals(new BigDecimal("0.0005"), cheaper.fee().fraction());
    assertEquals(new BigDecimal("0.006"), ONE_BOOK.fee().fraction());
  }
}
