package io.omnidepth.api.books;

import io.omnidepth.api.Json;
import io.omnidepth.api.JsonWriter;
import io.omnidepth.board.Market;
import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One venue's book in JSON. */
final class BookJson {
  private static final int BYTES_A_LEVEL = 32;
  private static final int BYTES_OF_THE_REST = 512;

  private BookJson() {}

  /** One venue's book as it was read, every level. */
  static byte[] whole(Market market, boolean asText, Instant now) {
    Market.Answer known = market.answer().orElseThrow();
    int levels = known.book().levels(Side.BID) + known.book().levels(Side.ASK);
    return Json.bytes(
        json -> {
          json.beginObject();
          json.name("venue").text(market.venue().id());
          json.name("instrument").text(market.instrument().toString());
          json.name("market").text(market.market());
          json.name("state").text(market.state().word());
          json.name("receivedAt").time(known.receivedAt());
          json.name("ageMs").number(Json.millis(market.since().orElseThrow(), now));
          json.name("unchangedMs").number(Json.millis(known.unchangedSince(), known.receivedAt()));
          venueTime(json, known.stamp().venueTime(), market.lag());
          known
              .stamp()
              .sequence()
              .ifPresent(sequence -> json.name("venueSequence").text(sequence.toString()));
          for (Side side : Side.values()) {
            levels(json, known.book(), side, asText);
          }
          json.endObject();
        },
        BYTES_OF_THE_REST + BYTES_A_LEVEL * levels);
  }

  private static void venueTime(JsonWriter json, Optional<Instant> at, Optional<Duration> lag) {
    if (at.isPresent()) {
      json.name("venueTime").time(at.get());
      json.name("lagMs").number(lag.orElseThrow().toMillis());
    }
  }

  private static void levels(JsonWriter json, Book book, Side side, boolean asText) {
    json.name(side + "s").beginArray();
    for (int i = 0; i < book.levels(side); i++) {
      json.beginArray();
      json.decimal(book.price(side, i), book.priceScale(), asText);
      json.decimal(book.size(side, i), book.sizeScale(), asText);
      json.endArray();
    }
    json.endArray();
  }
}
