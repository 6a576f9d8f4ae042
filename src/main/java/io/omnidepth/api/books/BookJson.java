package io.omnidepth.api.books;

import com.fasterxml.jackson.core.JsonGenerator;
import io.omnidepth.api.Json;
import io.omnidepth.board.Market;
import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Side;
import java.io.IOException;
import java.time.Instant;

/** One venue's book in JSON. */
final class BookJson {
  private BookJson() {}

  /** One venue's book as it was read, every level. */
  static String whole(Market market, boolean asText, Instant now) {
    Market.Answer known = market.answer().orElseThrow();
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("venue", market.venue().id());
          json.writeStringField("instrument", market.instrument().toString());
          json.writeStringField("market", market.market());
          json.writeStringField("state", market.state().word());
          json.writeStringField("receivedAt", Json.time(known.receivedAt()));
          json.writeNumberField("ageMs", Json.millis(market.since().orElseThrow(), now));
          json.writeNumberField(
              "unchangedMs", Json.millis(known.unchangedSince(), known.receivedAt()));
          if (known.stamp().venueTime().isPresent()) {
            json.writeStringField("venueTime", Json.time(known.stamp().venueTime().get()));
            json.writeNumberField("lagMs", market.lag().orElseThrow().toMillis());
          }
          if (known.stamp().sequence().isPresent()) {
            json.writeStringField("venueSequence", known.stamp().sequence().get().toString());
          }
          for (Side side : Side.values()) {
            json.writeArrayFieldStart(side + "s");
            for (int i = 0; i < known.book().levels(side); i++) {
              json.writeStartArray();
              number(json, price(known.book(), side, i), asText);
              number(json, size(known.book(), side, i), asText);
              json.writeEndArray();
            }
            json.writeEndArray();
          }
          json.writeEndObject();
        });
  }

  private static String price(Book book, Side side, int i) {
    return Decimals.text(book.price(side, i), book.priceScale());
  }

  private static String size(Book book, Side side, int i) {
    return Decimals.text(book.size(side, i), book.sizeScale());
  }

  private static void number(JsonGenerator json, String text, boolean asText) throws IOException {
    if (asText) {
      json.writeString(text);
    } else {
      json.writeNumber(text);
    }
  }
}
