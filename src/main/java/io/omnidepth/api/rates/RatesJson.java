package io.omnidepth.api.rates;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.board.Rates;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rates in JSON: the worth of one {@code from} in {@code to}, the source and the age. */
public final class RatesJson {
  private RatesJson() {}

  /** The whole answer of {@code GET /rates}. */
  static void whole(JsonWriter json, Snapshot snapshot, RatesRequest request, Instant now) {
    json.beginObject();
    json.name("sequence").number(snapshot.sequence());
    json.name("time").time(snapshot.time());
    json.name("rates");
    rows(json, snapshot.rates().all(request.from(), request.to()), request.numbersAsText(), now);
    json.endObject();
  }

  /** An array with an object for each rate. */
  public static void rows(JsonWriter json, List<Rates.Quoted> rates, boolean asText, Instant now) {
    json.beginArray();
    for (Rates.Quoted rate : rates) {
      json.beginObject();
      facts(json, rate, asText);
      json.name("ageMs").number(Math.max(0, rate.age(now).toMillis()));
      json.name("unchangedMs").number(Math.max(0, rate.unchanged(now).toMillis()));
      json.endObject();
    }
    json.endArray();
  }

  /** The same without the ages, which change with time alone. */
  public static void ageless(JsonWriter json, List<Rates.Quoted> rates, boolean asText) {
    json.beginArray();
    for (Rates.Quoted rate : rates) {
      json.beginObject();
      facts(json, rate, asText);
      json.endObject();
    }
    json.endArray();
  }

  private static void facts(JsonWriter json, Rates.Quoted rate, boolean asText) {
    json.name("from").text(rate.from());
    json.name("to").text(rate.to());
    json.name("bid").decimal(Optional.of(rate.rate().shown(Side.BID)), asText);
    json.name("ask").decimal(Optional.of(rate.rate().shown(Side.ASK)), asText);
    json.name("source").beginArray();
    rate.sources().forEach(json::text);
    json.endArray();
    json.name("legs").beginArray();
    for (Rates.Leg leg : rate.legs()) {
      json.beginObject();
      json.name("instrument").text(leg.instrument().toString());
      json.name("inverse").truth(leg.inverse());
      json.endObject();
    }
    json.endArray();
  }
}
