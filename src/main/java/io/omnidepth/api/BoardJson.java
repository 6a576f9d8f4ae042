package io.omnidepth.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.board.Latencies;
import io.omnidepth.board.Market;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Books, venues and instruments in JSON. */
final class BoardJson {
  private BoardJson() {}

  /** One venue's book as it was read, every level. */
  static String book(Market market, boolean asText, Instant now) {
    Market.Answer known = market.answer().orElseThrow();
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("venue", market.venue().id());
          json.writeStringField("instrument", market.instrument().toString());
          json.writeStringField("market", market.market());
          json.writeStringField("state", market.state().word());
          json.writeStringField("receivedAt", Json.time(known.receivedAt()));
          json.writeNumberField("ageMs", DepthJson.millis(known.receivedAt(), now));
          json.writeNumberField(
              "unchangedMs", DepthJson.millis(known.unchangedSince(), known.receivedAt()));
          if (known.venueTime().isPresent()) {
            json.writeStringField("venueTime", Json.time(known.venueTime().get()));
          }
          if (known.venueSequence().isPresent()) {
            json.writeStringField("venueSequence", known.venueSequence().get());
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

  /**
   * Every venue with how it fares.
   *
   * @param origins where venues are asked instead of their own origins
   */
  static ObjectNode venues(Snapshot snapshot, Map<Venue, URI> origins, Instant now) {
    ObjectNode all = Json.object();
    all.put("sequence", snapshot.sequence());
    all.put("time", Json.time(now));
    ArrayNode venues = all.putArray("venues");
    for (Venue venue : snapshot.venues()) {
      List<Market> markets =
          snapshot.markets().stream().filter(market -> market.venue().equals(venue)).toList();
      venues.add(venue(venue, origins.getOrDefault(venue, venue.origin()), markets, now));
    }
    return all;
  }

  private static ObjectNode venue(Venue venue, URI origin, List<Market> markets, Instant now) {
    ObjectNode row = Json.object();
    row.put("venue", venue.id());
    row.put("name", venue.name());
    row.put("url", origin.toString());
    row.put("state", stateOf(markets).word());
    lastAsked(
        row,
        markets.stream()
            .flatMap(market -> market.asked().stream())
            .max(Comparator.comparing(Market.Asked::at)));
    row.set(
        "ageMs",
        Json.millis(
            markets.stream()
                .flatMap(market -> market.answer().stream())
                .map(Market.Answer::receivedAt)
                .max(Comparator.naturalOrder())
                .map(at -> DepthJson.millis(at, now))));
    latencies(row, markets.stream().map(Market::latencies).reduce(Latencies.NONE, Latencies::and));
    Map<String, Long> counts = new TreeMap<>();
    markets.forEach(
        market -> market.outcomes().forEach((word, count) -> counts.merge(word, count, Long::sum)));
    row.set("polls", Json.MAPPER.valueToTree(counts));
    row.set("limits", limits(venue));
    row.put("intervalMs", markets.isEmpty() ? 0 : markets.get(0).interval().toMillis());
    row.set(
        "takerFeePerCent", Json.decimal(Optional.of(new BigDecimal(venue.fee().perCent())), false));
    ArrayNode books = row.putArray("books");
    markets.forEach(market -> books.add(market(market, now)));
    return row;
  }

  /** The best that is known of it: one live book makes a venue live. */
  private static State stateOf(List<Market> markets) {
    List<State> best = List.of(State.BLOCKED, State.LIVE, State.AGEING, State.STALE, State.WAITING);
    return best.stream()
        .filter(state -> markets.stream().anyMatch(market -> market.state() == state))
        .findFirst()
        .orElse(State.UNLISTED);
  }

  private static void lastAsked(ObjectNode row, Optional<Market.Asked> asked) {
    row.put("lastOutcome", asked.map(Market.Asked::outcome).map(Outcome::word).orElse(null));
    row.put("lastWhy", asked.flatMap(last -> last.outcome().reason()).orElse(null));
    row.put("lastAskedAt", asked.map(last -> Json.time(last.at())).orElse(null));
  }

  private static void latencies(ObjectNode row, Latencies latencies) {
    if (latencies.isEmpty()) {
      row.putNull("latencyMs");
      return;
    }
    ObjectNode millis = row.putObject("latencyMs");
    millis.put("last", latencies.lastMillis());
    millis.put("p50", latencies.percentileMillis(0.5));
    millis.put("p95", latencies.percentileMillis(0.95));
    millis.put("p99", latencies.percentileMillis(0.99));
  }

  private static ArrayNode limits(Venue venue) {
    ArrayNode limits = Json.MAPPER.createArrayNode();
    for (Venue.Limit limit : venue.limits()) {
      limits.addObject().put("weight", limit.weight()).put("windowMs", limit.window().toMillis());
    }
    return limits;
  }

  private static ObjectNode market(Market market, Instant now) {
    ObjectNode row = Json.object();
    row.put("instrument", market.instrument().toString());
    row.put("market", market.market());
    row.put("state", market.state().word());
    lastAsked(row, market.asked());
    Optional<Market.Answer> known = market.answer();
    row.set("ageMs", Json.millis(known.map(answer -> DepthJson.millis(answer.receivedAt(), now))));
    row.set("bids", Json.millis(known.map(answer -> (long) answer.book().levels(Side.BID))));
    row.set("asks", Json.millis(known.map(answer -> (long) answer.book().levels(Side.ASK))));
    row.set(
        "askedLevels",
        Json.millis(known.map(answer -> (long) answer.askedLevels()).filter(n -> n > 0)));
    row.put("intervalMs", market.interval().toMillis());
    latencies(row, market.latencies());
    row.set("polls", Json.MAPPER.valueToTree(new TreeMap<>(market.outcomes())));
    return row;
  }

  /**
   * What can be asked, and where each is tried.
   *
   * @param madeUp whether the books are no real ones
   */
  static ObjectNode instruments(Snapshot snapshot, boolean madeUp) {
    ObjectNode all = Json.object();
    all.put("demo", madeUp);
    all.put("sequence", snapshot.sequence());
    ArrayNode rows = all.putArray("instruments");
    for (Instrument instrument : snapshot.instruments()) {
      ObjectNode row = rows.addObject();
      row.put("instrument", instrument.toString());
      row.put("base", instrument.base());
      row.put("quote", instrument.quote());
      ArrayNode venues = row.putArray("venues");
      snapshot.markets().stream()
          .filter(market -> market.instrument().equals(instrument))
          .forEach(
              market ->
                  venues
                      .addObject()
                      .put("venue", market.venue().id())
                      .put("market", market.market())
                      .put("state", market.state().word()));
    }
    return all;
  }
}
