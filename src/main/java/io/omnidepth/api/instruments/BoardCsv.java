package io.omnidepth.api.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.JsonCsv;
import io.omnidepth.board.Market;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.text.Csv;
import io.omnidepth.venue.Venue;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Books, venues and instruments as CSV: what {@link BoardJson} tells, in rows. */
public final class BoardCsv {
  private static final List<String> VENUES =
      List.of(
          "venue",
          "name",
          "url",
          "state",
          "lastOutcome",
          "lastWhy",
          "lastAskedAt",
          "ageMs",
          "latencyMs.last",
          "latencyMs.p50",
          "latencyMs.p95",
          "latencyMs.p99",
          "intervalMs",
          "stretched",
          "takerFeePerCent",
          "takerFeeSource",
          "list.markets",
          "list.readAt",
          "list.why",
          "list.source",
          "list.ageMs");

  private static final List<String> INSTRUMENTS =
      List.of(
          "instrument",
          "base",
          "quote",
          "polled",
          "venue",
          "market",
          "state",
          "status",
          "trading",
          "tickSize",
          "lotSize",
          "list",
          "listAgeMs");

  private static final List<String> BRIEF =
      List.of("instrument", "base", "quote", "polled", "trading");

  private BoardCsv() {}

  /** {@code side,price,size}: every level of the book, bids first, best first. */
  public static String book(Market market) {
    Book book = market.answer().orElseThrow().book();
    Csv csv = new Csv(List.of("side", "price", "size"));
    for (Side side : Side.values()) {
      for (int i = 0; i < book.levels(side); i++) {
        csv.row(
            List.of(
                side.toString(),
                Decimals.text(book.price(side, i), book.priceScale()),
                Decimals.text(book.size(side, i), book.sizeScale())));
      }
    }
    return csv.text();
  }

  /** A row for each venue. */
  public static String venues(Snapshot snapshot, Map<Venue, URI> origins, Instant now) {
    return JsonCsv.of(VENUES, BoardJson.venues(snapshot, origins, now).path("venues"));
  }

  /** A row for each instrument and each venue that has it, or, in brief, for each instrument. */
  static String instruments(Snapshot snapshot, InstrumentsRequest asked) {
    List<JsonNode> rows = new ArrayList<>();
    for (Instrument instrument : asked.limited(asked.of(snapshot))) {
      if (asked.brief()) {
        rows.add(BoardJson.brief(snapshot, instrument));
        continue;
      }
      ObjectNode row = BoardJson.instrument(snapshot, instrument);
      ArrayNode venues = (ArrayNode) row.remove("venues");
      venues.forEach(offer -> rows.add(row.deepCopy().setAll((ObjectNode) offer)));
    }
    return JsonCsv.of(asked.brief() ? BRIEF : INSTRUMENTS, rows);
  }
}
