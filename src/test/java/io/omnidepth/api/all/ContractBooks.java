package io.omnidepth.api.all;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;

import io.omnidepth.board.Board;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Venues with books in every state. */
final class ContractBooks {
  static final Instrument SOL = new Instrument("SOL", "USD");

  static final List<Venue> VENUES =
      Stream.of("aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh").map(Reports::venue).toList();

  private static final Instrument BTC_USDT = new Instrument("BTC", "USDT");

  private static final Instrument BTC_EUR = new Instrument("BTC", "EUR");

  private static final Instrument USDT = new Instrument("USDT", "USD");

  private static final List<Instrument> JOINING =
      List.of(
          BTC_USDT,
          BTC_EUR,
          new Instrument("BTC", "USDC"),
          USDT,
          new Instrument("USDC", "USD"),
          new Instrument("EUR", "USD"));

  static final List<Instrument> POLLED =
      Stream.concat(Stream.of(BTC, ETH, SOL), JOINING.stream()).toList();

  private ContractBooks() {}

  /** Books that join: BTC in USDT, with a rate, and in EUR, without one. */
  private static void joining(Board board, Instant now) {
    Book tether = Books.of(List.of("0.999 5"), List.of("1.0002 5"));
    Book book = Books.of(List.of("100 1"), List.of("101 1"));
    for (Instrument instrument : JOINING) {
      for (Venue venue : VENUES) {
        boolean rate = instrument.equals(USDT) && venue.equals(VENUES.get(0));
        boolean joins =
            List.of(BTC_USDT, BTC_EUR).contains(instrument) && venue.equals(VENUES.get(1));
        board.reported(
            rate || joins
                ? Reports.fresh(venue, instrument, now, rate ? tether : book)
                : Reports.report(venue, instrument, now, new Outcome.Refused("none", true)));
      }
    }
  }

  /**
   * BTC: live, live without asks and crossing, stale, blocked with a book, ageing, waiting,
   * unlisted, and refused for a minute. ETH: one side of one venue. SOL: nothing that counts.
   */
  static void answered(Board board) {
    Instant now = Instant.now();
    board.reported(
        Reports.fresh(
            VENUES.get(0), BTC, now, Books.of(List.of("100.5 1", "99 2"), List.of("101 0.25"))));
    board.reported(
        Reports.report(
            VENUES.get(1),
            BTC,
            now,
            new Outcome.Fresh(
                Books.of(List.of("101.25 3"), List.of()),
                new Stamp(
                    Optional.empty(),
                    Optional.of(now.minusMillis(5)),
                    Optional.empty(),
                    Optional.empty()))));
    board.reported(
        Reports.fresh(
            VENUES.get(2),
            BTC,
            now.minusSeconds(60),
            Books.of(List.of("100 1"), List.of("101 1"))));
    board.reported(
        Reports.fresh(
            VENUES.get(3),
            BTC,
            now.minusMillis(900),
            Books.of(List.of("100 1"), List.of("101 1"))));
    board.reported(
        Reports.report(VENUES.get(3), ETH, now, new Outcome.Limited("429", Optional.empty())));
    board.reported(
        Reports.report(VENUES.get(3), SOL, now, new Outcome.Limited("429", Optional.empty())));
    board.reported(
        Reports.fresh(
            VENUES.get(4),
            BTC,
            now.minusMillis(3_500),
            Books.of(
                List.of("98.125 7", "0.01 100000000"), List.of("102 0.00000001", "1000000000 5"))));
    board.reported(
        Reports.fresh(VENUES.get(0), ETH, now, Books.of(List.of("10 1", "9.75 0.5"), List.of())));
    joining(board, now);
    for (Venue venue : VENUES) {
      if (!venue.equals(VENUES.get(3))) {
        board.reported(Reports.report(venue, SOL, now, new Outcome.Refused("HTTP 502", false)));
      }
      if (!venue.equals(VENUES.get(0)) && !venue.equals(VENUES.get(3))) {
        board.reported(
            Reports.report(venue, ETH, now, new Outcome.Unreachable("no answer in 5 s")));
      }
    }
    board.reported(
        Reports.report(VENUES.get(6), BTC, now, new Outcome.Refused("no such market", true)));
    board.reported(
        Reports.report(VENUES.get(7), BTC, now.minusSeconds(61), new Outcome.Blocked("HTTP 451")));
    board.roundClosed(now);
  }
}
