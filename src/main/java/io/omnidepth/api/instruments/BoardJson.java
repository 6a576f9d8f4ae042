package io.omnidepth.api.instruments;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.api.depth.DepthJson;
import io.omnidepth.board.Latencies;
import io.omnidepth.board.Market;
import io.omnidepth.board.MarketsKnown;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Books, venues and instruments in JSON. */
public final class BoardJson {
  private BoardJson() {}

  /** One venue's book as it was read, every level. */
  public static String book(Market market, boolean asText, Instant now) {
    Market.Answer known = market.answer().orElseThrow();
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("venue", market.venue().id());
          json.writeStringField("instrument", market.instrument().toString());
          json.writeStringField("market", market.market());
          json.writeStringField("state", market.state().word());
          json.writeStringField("receivedAt", Json.time(known.receivedAt()));
          json.writeNumberField("ageMs", DepthJson.millis(market.since().orElseThrow(), now));
          json.writeNumberField(
              "unchangedMs", DepthJson.millis(known.unchangedSince(), known.receivedAt()));
          if (known.stamp().told().isPresent()) {
            json.writeStringField("venueTime", Json.time(known.stamp().told().get()));
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

  /**
   * Every venue with how it fares.
   *
   * @param origins where venues are asked instead of their own origins
   */
  public static ObjectNode venues(Snapshot snapshot, Map<Venue, URI> origins, Instant now) {
    ObjectNode all = Json.object();
    all.put("sequence", snapshot.sequence());
    all.put("time", Json.time(now));
    ArrayNode venues = all.putArray("venues");
    for (Venue venue : snapshot.venues()) {
      venues.add(venue(venue, origins.getOrDefault(venue, venue.origin()), snapshot, now));
    }
    return all;
  }

  private static ObjectNode venue(Venue venue, URI origin, Snapshot snapshot, Instant now) {
    List<Market> markets =
        snapshot.markets().stream().filter(market -> market.venue().equals(venue)).toList();
    ObjectNode row = Json.object();
    row.put("venue", venue.id());
    row.put("name", venue.name());
    row.put("url", origin.toString());
    row.put("state", stateOf(markets).word());
    List<Market> polled = markets.stream().filter(BoardJson::isPolled).toList();
    lastAsked(
        row,
        (polled.isEmpty() ? markets : polled)
            .stream()
                .flatMap(market -> market.asked().stream())
                .max(Comparator.comparing(Market.Asked::at)));
    row.set(
        "ageMs",
        Json.millis(
            markets.stream()
                .flatMap(market -> market.since().stream())
                .max(Comparator.naturalOrder())
                .map(at -> DepthJson.millis(at, now))));
    latencies(row, markets.stream().map(Market::latencies).reduce(Latencies.NONE, Latencies::and));
    Map<String, Long> counts = new TreeMap<>();
    markets.forEach(
        market -> market.outcomes().forEach((word, count) -> counts.merge(word, count, Long::sum)));
    row.set("polls", Json.MAPPER.valueToTree(counts));
    row.set("limits", limits(venue, snapshot.spending(venue.id())));
    intervals(row, polled.stream().findFirst());
    row.set("room", room(snapshot.room(venue.id())));
    row.set(
        "takerFeePerCent", Json.decimal(Optional.of(Decimals.of(venue.fee().perCent())), false));
    row.put("takerFeeSource", venue.fee().source());
    row.set("list", list(snapshot.list(venue.id()), now));
    ArrayNode books = row.putArray("books");
    markets.forEach(market -> books.add(market(market, now)));
    return row;
  }

  /** The best that is known of it: one live book makes a venue live. */
  private static State stateOf(List<Market> markets) {
    List<State> best =
        List.of(
            State.BLOCKED,
            State.LIVE,
            State.AGEING,
            State.FROZEN,
            State.STALE,
            State.REFUSED,
            State.WAITING,
            State.BUDGET);
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

  /** How often its books are asked for; stretched where its limits are too narrow for them all. */
  private static void intervals(ObjectNode row, Optional<Market> any) {
    row.set("intervalMs", Json.millis(any.map(market -> market.interval().toMillis())));
    row.put("stretched", any.filter(Market::stretched).isPresent());
  }

  private static boolean isPolled(Market market) {
    return market.state() != State.UNLISTED && market.state() != State.BUDGET;
  }

  private static JsonNode room(Optional<Room> known) {
    if (known.isEmpty()) {
      return Json.MAPPER.getNodeFactory().nullNode();
    }
    Room room = known.get();
    return Json.object()
        .put("named", room.named())
        .put("namedAtMost", room.namedAtMost())
        .put("more", room.more())
        .put("refused", room.refused());
  }

  private static ObjectNode list(MarketsKnown list, Instant now) {
    ObjectNode row = Json.object();
    row.put("source", source(list));
    row.set("markets", Json.millis(list.markets().map(markets -> (long) markets.size())));
    row.set("readAt", Json.time(list.readAt()));
    row.set("ageMs", age(list, now));
    row.put("why", list.why().orElse(null));
    return row;
  }

  /** The word for where the list is from; null where there is none. */
  private static @Nullable String source(MarketsKnown list) {
    return list.source().map(MarketsKnown.Source::word).orElse(null);
  }

  private static JsonNode age(MarketsKnown list, Instant now) {
    return Json.millis(list.readAt().map(at -> DepthJson.millis(at, now)));
  }

  private static ArrayNode limits(Venue venue, List<LimitUse> spent) {
    ArrayNode limits = Json.MAPPER.createArrayNode();
    for (Limit limit : venue.limits().all()) {
      ObjectNode row = limits.addObject();
      row.put("weight", limit.weight());
      row.put("windowMs", limit.window().toMillis());
      row.put(
          "used",
          spent.stream()
              .filter(each -> each.limit().equals(limit))
              .map(LimitUse::used)
              .findFirst()
              .orElse(null));
    }
    return limits;
  }

  private static ObjectNode market(Market market, Instant now) {
    ObjectNode row = Json.object();
    row.put("instrument", market.instrument().toString());
    row.put("market", market.market());
    row.put("state", market.state().word());
    row.put("doubt", market.doubt().orElse(null));
    row.put("since", Json.time(market.stateSince()));
    lastAsked(row, market.asked());
    Optional<Market.Answer> known = market.answer();
    row.set("ageMs", Json.millis(market.since().map(since -> DepthJson.millis(since, now))));
    DepthJson.times(row, market);
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
   * What can be asked, as far as it is wanted.
   *
   * @param madeUp whether the books are no real ones
   */
  static String instruments(Snapshot snapshot, InstrumentsRequest asked, boolean madeUp) {
    List<Instrument> offered = asked.of(snapshot);
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeBooleanField("demo", madeUp);
          json.writeNumberField("sequence", snapshot.sequence());
          json.writeBooleanField("more", offered.size() > asked.limit());
          json.writeArrayFieldStart("instruments");
          for (Instrument one : asked.limited(offered)) {
            json.writeTree(asked.brief() ? brief(snapshot, one) : instrument(snapshot, one));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** One instrument and how many venues trade it. */
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
        MarketsKnown list = snapshot.list(venue.id());
        offer.put("list", source(list));
        offer.set("listAgeMs", age(list, snapshot.publishedAt()));
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
