package io.omnidepth.api.venues;

import io.omnidepth.api.Json;
import io.omnidepth.api.JsonWriter;
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
import io.omnidepth.venue.Mark;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The polled venues and their books, in JSON. */
final class VenuesJson {
  private VenuesJson() {}

  /**
   * The whole answer of {@code GET /venues}.
   *
   * @param origins the origins at which venues are polled instead of their own
   */
  static void whole(JsonWriter json, Snapshot snapshot, Map<Venue, URI> origins, Instant now) {
    json.beginObject();
    json.name("sequence").number(snapshot.sequence());
    json.name("time").time(now);
    json.name("venues").beginArray();
    for (Venue venue : snapshot.venues()) {
      venue(json, venue, origins.getOrDefault(venue, venue.origin()), snapshot, now);
    }
    json.endArray().endObject();
  }

  private static void venue(
      JsonWriter json, Venue venue, URI origin, Snapshot snapshot, Instant now) {
    List<Market> markets =
        snapshot.markets().stream().filter(market -> market.venue().equals(venue)).toList();
    List<Market> polled = markets.stream().filter(VenuesJson::isPolled).toList();
    json.beginObject();
    json.name("venue").text(venue.id());
    json.name("name").text(venue.name());
    mark(json.name("mark"), venue.mark());
    json.name("url").text(origin.toString());
    json.name("state").text(stateOf(markets).word());
    lastAsked(
        json,
        (polled.isEmpty() ? markets : polled)
            .stream()
                .flatMap(market -> market.last().stream())
                .max(Comparator.comparing(report -> report.received().at())));
    json.name("ageMs")
        .count(
            markets.stream()
                .flatMap(market -> market.since().stream())
                .max(Comparator.naturalOrder())
                .map(at -> Json.millis(at, now)));
    latencies(json, markets.stream().map(Market::latencies).reduce(Latencies.NONE, Latencies::and));
    SortedMap<String, Long> counts = new TreeMap<>();
    markets.forEach(
        market -> market.outcomes().forEach((word, count) -> counts.merge(word, count, Long::sum)));
    polls(json, counts);
    limits(json, venue, snapshot.spending(venue.id()));
    intervals(json, polled.stream().findFirst());
    room(json.name("room"), snapshot.room(venue.id()));
    json.name("takerFeePerCent").decimal(Optional.of(Decimals.of(venue.fee().perCent())), false);
    json.name("takerFeeSource").text(venue.fee().source());
    list(json.name("list"), snapshot.list(venue.id()), now);
    json.name("books").beginArray();
    markets.forEach(market -> market(json, market, now));
    json.endArray().endObject();
  }

  private static void mark(JsonWriter json, Mark mark) {
    json.beginObject();
    json.name("hue").number(mark.hue());
    json.name("dash").number(mark.dash());
    json.endObject();
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

  private static void lastAsked(JsonWriter json, Optional<Report> last) {
    json.name("lastOutcome").text(last.map(Report::word));
    json.name("lastWhy").text(last.flatMap(Report::reason));
    json.name("lastAskedAt").time(last.map(report -> report.received().at()));
  }

  private static void latencies(JsonWriter json, Latencies latencies) {
    json.name("latencyMs");
    if (latencies.isEmpty()) {
      json.nothing();
      return;
    }
    json.beginObject();
    json.name("last").measured(latencies.lastMillis());
    json.name("p50").measured(latencies.percentileMillis(0.5));
    json.name("p95").measured(latencies.percentileMillis(0.95));
    json.name("p99").measured(latencies.percentileMillis(0.99));
    json.endObject();
  }

  private static void polls(JsonWriter json, SortedMap<String, Long> counts) {
    json.name("polls").beginObject();
    counts.forEach((word, count) -> json.name(word).number(count));
    json.endObject();
  }

  /** The interval of its books. It is stretched where the venue's limits are too narrow for all. */
  private static void intervals(JsonWriter json, Optional<Market> any) {
    json.name("intervalMs").millis(any.map(Market::interval));
    json.name("stretched").truth(any.filter(Market::stretched).isPresent());
  }

  private static boolean isPolled(Market market) {
    return market.state() != State.UNLISTED && market.state() != State.BUDGET;
  }

  private static void room(JsonWriter json, Optional<Room> known) {
    if (known.isEmpty()) {
      json.nothing();
      return;
    }
    Room room = known.get();
    json.beginObject();
    json.name("named").number(room.named());
    json.name("namedAtMost").number(room.namedAtMost());
    json.name("more").number(room.more());
    json.name("refused").number(room.refused());
    json.endObject();
  }

  private static void list(JsonWriter json, KnownMarkets list, Instant now) {
    json.beginObject();
    json.name("source").text(list.source().map(KnownMarkets.Source::word));
    json.name("markets").count(list.markets().map(markets -> (long) markets.size()));
    json.name("readAt").time(list.readAt());
    json.name("ageMs").count(list.readAt().map(at -> Json.millis(at, now)));
    json.name("why").text(list.why());
    json.endObject();
  }

  private static void limits(JsonWriter json, Venue venue, List<LimitUse> spent) {
    json.name("limits").beginArray();
    for (Limit limit : venue.limits().all()) {
      json.beginObject();
      json.name("weight").number(limit.weight());
      json.name("windowMs").number(limit.window().toMillis());
      json.name("used")
          .count(
              spent.stream()
                  .filter(each -> each.limit().equals(limit))
                  .map(each -> (long) each.used())
                  .findFirst());
      json.endObject();
    }
    json.endArray();
  }

  private static void market(JsonWriter json, Market market, Instant now) {
    json.beginObject();
    json.name("instrument").text(market.instrument().toString());
    json.name("market").text(market.market());
    json.name("state").text(market.state().word());
    json.name("doubt").text(market.doubt());
    json.name("since").time(market.stateSince());
    lastAsked(json, market.last());
    MarketJson.age(json, market, now);
    MarketJson.times(json, market);
    MarketJson.levels(json, market);
    json.name("askedLevels")
        .count(market.answer().map(known -> (long) known.askedLevels()).filter(n -> n > 0));
    json.name("intervalMs").number(market.interval().toMillis());
    latencies(json, market.latencies());
    polls(json, new TreeMap<>(market.outcomes()));
    json.endObject();
  }
}
