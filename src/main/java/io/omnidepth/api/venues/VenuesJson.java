package io.omnidepth.api.venues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.api.ListJson;
import io.omnidepth.api.MarketJson;
import io.omnidepth.board.KnownMarkets;
import io.omnidepth.board.Latencies;
import io.omnidepth.board.Market;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.market.Decimals;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The polled venues and their books, in JSON. */
final class VenuesJson {
  private VenuesJson() {}

  /**
   * The whole answer of {@code GET /venues}.
   *
   * @param origins the origins at which venues are polled instead of their own
   */
  static ObjectNode whole(Snapshot snapshot, Map<Venue, URI> origins, Instant now) {
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
    List<Market> polled = markets.stream().filter(VenuesJson::isPolled).toList();
    lastAsked(
        row,
        (polled.isEmpty() ? markets : polled)
            .stream()
                .flatMap(market -> market.last().stream())
                .max(Comparator.comparing(report -> report.received().at())));
    row.set(
        "ageMs",
        Json.count(
            markets.stream()
                .flatMap(market -> market.since().stream())
                .max(Comparator.naturalOrder())
                .map(at -> Json.millis(at, now))));
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

  /** The best state of its books: one live book makes a venue live. */
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

  private static void lastAsked(ObjectNode row, Optional<Report> last) {
    row.put("lastOutcome", last.map(Report::word).orElse(null));
    row.put("lastWhy", last.flatMap(Report::reason).orElse(null));
    row.put("lastAskedAt", last.map(report -> Json.time(report.received().at())).orElse(null));
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

  /** The interval of its books. It is stretched where the venue's limits are too narrow for all. */
  private static void intervals(ObjectNode row, Optional<Market> any) {
    row.set("intervalMs", Json.count(any.map(market -> market.interval().toMillis())));
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

  private static ObjectNode list(KnownMarkets list, Instant now) {
    ObjectNode row = Json.object();
    row.put("source", ListJson.source(list));
    row.set("markets", Json.count(list.markets().map(markets -> (long) markets.size())));
    row.set("readAt", Json.time(list.readAt()));
    row.set("ageMs", ListJson.age(list, now));
    row.put("why", list.why().orElse(null));
    return row;
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
    lastAsked(row, market.last());
    row.set("ageMs", MarketJson.age(market, now));
    MarketJson.times(row, market);
    MarketJson.levels(row, market);
    row.set(
        "askedLevels",
        Json.count(market.answer().map(known -> (long) known.askedLevels()).filter(n -> n > 0)));
    row.put("intervalMs", market.interval().toMillis());
    latencies(row, market.latencies());
    row.set("polls", Json.MAPPER.valueToTree(new TreeMap<>(market.outcomes())));
    return row;
  }
}
