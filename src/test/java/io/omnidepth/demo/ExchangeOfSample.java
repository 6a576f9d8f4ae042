package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.omnidepth.market.Instrument;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ListingReader;
import io.omnidepth.read.MarketList;
import io.omnidepth.read.ReadResult;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The embedded exchange of a venue, and questions to it. */
abstract class ExchangeOfSample {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");

  /** Two coins in each currency, others, and markets of the currencies themselves. */
  static final List<Instrument> INSTRUMENTS =
      Stream.concat(
              Currency.ALL.stream()
                  .map(Currency::code)
                  .flatMap(code -> Stream.of("BTC-" + code, "ETH-" + code)),
              Stream.of(
                  "DOGE-USDT",
                  "XRP-USDC",
                  "ETH-BTC",
                  "USDT-USD",
                  "USDC-USDT",
                  "EUR-USD",
                  "USDT-KRW"))
          .map(text -> Instrument.parse(text).orElseThrow())
          .toList();

  static List<Venue> catalog() {
    return Catalog.ALL;
  }

  static EmbeddedExchange exchange(Venue venue, long seed) {
    return new EmbeddedExchange(
        venue,
        INSTRUMENTS,
        new World(seed),
        new SeededRandom(seed),
        false,
        Integer.MAX_VALUE,
        Duration.ZERO);
  }

  static ExchangeRequest request(Question question) {
    String[] parts = question.target().split("\\?", 2);
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : parts.length > 1 ? parts[1].split("&") : new String[0]) {
      parameters.put(
          parameter.split("=", 2)[0], URLDecoder.decode(parameter.split("=", 2)[1], UTF_8));
    }
    return new ExchangeRequest(
        question.body().isPresent() ? "POST" : "GET",
        URLDecoder.decode(parts[0], UTF_8),
        name -> Optional.ofNullable(parameters.get(name)),
        question.body().orElse(""));
  }

  static Optional<Request.Depth> deepest(Venue venue) {
    List<Request.Depth> depths = venue.request().depths();
    return depths.isEmpty() ? Optional.empty() : Optional.of(depths.get(depths.size() - 1));
  }

  /** The name of the market in the exchange's own list. */
  static String market(Venue venue, Instrument instrument) {
    return Optional.ofNullable(list(venue, exchange(venue, 1)).get(instrument))
        .map(ListedMarket::market)
        .orElseThrow(() -> new AssertionError(venue + " does not list " + instrument));
  }

  static Map<Instrument, ListedMarket> list(Venue venue, EmbeddedExchange exchange) {
    ExchangeResponse answer =
        exchange.answer(request(venue.listing().orElseThrow().question()), NOW, NOW);
    MarketList list = new ListingReader(venue).read(answer.status(), answer.body().getBytes(UTF_8));
    return assertInstanceOf(MarketList.Read.class, list, () -> list + " of " + shown(answer.body()))
        .markets();
  }

  static ReadResult.Read read(Venue venue, ExchangeResponse answer) {
    ReadResult reading =
        new LayoutReader(venue).read(answer.status(), answer.body().getBytes(UTF_8));
    return assertInstanceOf(
        ReadResult.Read.class, reading, () -> reading + " of " + shown(answer.body()));
  }

  static String shown(String body) {
    return body.substring(0, Math.min(400, body.length()));
  }

  static String text(String venue, String instrument) {
    Venue declared = Catalog.find(venue).orElseThrow();
    Instrument parsed = Instrument.parse(instrument).orElseThrow();
    return exchange(declared, 1)
        .answer(
            request(declared.request().question(market(declared, parsed), deepest(declared))),
            NOW,
            NOW)
        .body();
  }
}
