package io.omnidepth.api.instruments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Basis;
import io.omnidepth.api.Json;
import io.omnidepth.api.ListJson;
import io.omnidepth.board.KnownMarkets;
import io.omnidepth.board.Market;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.util.List;
import java.util.Optional;

/** The instruments that can be asked for, in JSON. */
final class InstrumentsJson {
  private InstrumentsJson() {}

  /**
   * The whole answer of {@code GET /instruments}. Only a server that replays a tape says whether it
   * does.
   */
  static String whole(Basis basis, InstrumentsRequest request) {
    Snapshot snapshot = basis.snapshot();
    List<Instrument> offered = request.of(snapshot);
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeBooleanField("demo", basis.demo());
          if (basis.replay()) {
            json.writeBooleanField("replay", true);
          }
          json.writeNumberField("sequence", snapshot.sequence());
          json.writeBooleanField("more", offered.size() > request.limit());
          json.writeArrayFieldStart("instruments");
          for (Instrument one : request.limited(offered)) {
            json.writeTree(request.brief() ? brief(snapshot, one) : instrument(snapshot, one));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** One instrument and the number of venues that trade it. */
  static ObjectNode brief(Snapshot snapshot, Instrument instrument) {
    return named(snapshot, instrument).put("trading", snapshot.trading(instrument));
  }

  /** One instrument and the {@code venues} that have it. */
  static ObjectNode instrument(Snapshot snapshot, Instrument instrument) {
    ObjectNode row = named(snapshot, instrument);
    ArrayNode venues = row.putArray("venues");
    for (Venue venue : snapshot.venues()) {
      Optional<ListedMarket> listed =
          snapshot
              .list(venue.id())
              .markets()
              .flatMap(markets -> Optional.ofNullable(markets.get(instrument)));
      Optional<Market> polled =
          snapshot
              .market(venue.id(), instrument)
              .filter(market -> market.state() != State.UNLISTED);
      if (listed.isPresent() || polled.isPresent()) {
        ObjectNode offer = offer(venue, instrument, listed, polled);
        KnownMarkets list = snapshot.list(venue.id());
        offer.put("list", ListJson.source(list));
        offer.set("listAgeMs", ListJson.age(list, snapshot.publishedAt()));
        venues.add(offer);
      }
    }
    return row;
  }

  private static ObjectNode named(Snapshot snapshot, Instrument instrument) {
    ObjectNode row = Json.object();
    row.put("instrument", instrument.toString());
    row.put("base", instrument.base());
    row.put("quote", instrument.quote());
    row.put("polled", !snapshot.markets(instrument).isEmpty());
    return row;
  }

  private static ObjectNode offer(
      Venue venue, Instrument instrument, Optional<ListedMarket> listed, Optional<Market> polled) {
    ObjectNode row = Json.object();
    row.put("venue", venue.id());
    row.put(
        "market",
        listed
            .map(ListedMarket::market)
            .or(() -> polled.map(Market::market))
            .orElseGet(() -> venue.market(instrument)));
    row.put("state", polled.map(market -> market.state().word()).orElse(null));
    row.put("status", listed.map(ListedMarket::status).orElse(null));
    listed.ifPresentOrElse(
        market -> row.put("trading", market.trading()), () -> row.putNull("trading"));
    row.set("tickSize", Json.decimal(listed.flatMap(ListedMarket::tickSize), false));
    row.set("lotSize", Json.decimal(listed.flatMap(ListedMarket::lotSize), false));
    return row;
  }
}
