package io.omnidepth.api.fill;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A board for orders. Fees are 0.1 per cent. */
abstract class FillBoard {
  static final Venue A = Reports.venue("aa");

  static final Venue B = Reports.venue("bb");

  static final Instrument BTC_USDT = new Instrument("BTC", "USDT");

  static final Instrument TETHER = new Instrument("USDT", "USD");

  final Board board =
      new Board(List.of(A, B), List.of(BTC, BTC_USDT, TETHER), Freshness.USUAL, START);

  void book(Venue venue, Instrument instrument, List<String> bids, List<String> asks) {
    board.reported(Reports.fresh(venue, instrument, START, Books.of(bids, asks)));
  }

  void notThere(Venue... venues) {
    for (Venue venue : venues) {
      for (Instrument instrument : List.of(BTC, BTC_USDT, TETHER)) {
        board.reported(
            Reports.report(venue, instrument, START, new Outcome.Refused("no such market", true)));
      }
    }
  }

  /** A asks for 2 at 100.5, B for 1 at 100 and more at 101. Both books end there. */
  void twoVenues() {
    notThere(A, B);
    book(A, BTC, List.of("99.5 1"), List.of("100.5 2"));
    book(B, BTC, List.of("99 1"), List.of("100 1", "101 0.3"));
  }

  FillText fill(Side taken, Order order, boolean fees, String... convert) {
    board.roundClosed(START);
    Choice choice = new Choice(BTC, Set.of(), Optional.empty(), List.of(convert), fees);
    return new FillText(board.current(), choice, taken, order, START.plusMillis(120));
  }

  static Order size(String size) {
    return new Order.Size(new BigDecimal(size));
  }

  static JsonNode json(FillText fill) {
    return SocketReader.json(fill.json());
  }

  /** The members of these names, as they are written. */
  static String told(JsonNode object, String... names) {
    Map<String, String> told = new LinkedHashMap<>();
    for (String name : names) {
      told.put(name, object.path(name).toString());
    }
    return told.toString();
  }

  static List<String> flags(JsonNode fill) {
    return StreamSupport.stream(fill.path("warnings").spliterator(), false)
        .map(warning -> warning.path("flag").asText() + warning.path("missing"))
        .toList();
  }
}
