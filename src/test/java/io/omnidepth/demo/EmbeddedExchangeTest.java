package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ListingReader;
import io.omnidepth.read.MarketList;
import io.omnidepth.read.Reading;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import io.omnidepth.venue.catalog.Catalog;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedExchangeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");
  private static final List<Instrument> INSTRUMENTS =
      java.util.stream.Stream.of(
              "BTC-USD",
              "BTC-USDT",
              "BTC-USDC",
              "BTC-EUR",
              "BTC-KRW",
              "BTC-JPY",
              "ETH-USD",
              "ETH-USDT",
              "ETH-USDC",
              "DOGE-USDT",
              "ETH-BTC")
          .map(text -> Instrument.parse(text).orElseThrow())
          .toList();

  static List<Venue> catalog() {
    return Catalog.ALL;
  }

  private static EmbeddedExchange exchange(Venue venue, long seed) {
    return new EmbeddedExchange(
        venue, INSTRUMENTS, new World(seed), new Chance(seed), false, Integer.MAX_VALUE);
  }

  private static EmbeddedExchange.Asked asked(Question question) {
    String[] parts = question.target().split("\\?", 2);
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : parts.length > 1 ? parts[1].split("&") : new String[0]) {
      parameters.put(
          parameter.split("=", 2)[0], URLDecoder.decode(parameter.split("=", 2)[1], UTF_8));
    }
    return new EmbeddedExchange.Asked(
        URLDecoder.decode(parts[0], UTF_8),
        name -> Optional.ofNullable(parameters.get(name)),
        question.body().orElse(""));
  }

  private static Optional<Venue.Depth> deepest(Venue venue) {
    List<Venue.Depth> depths = venue.depths();
    return depths.isEmpty() ? Optional.empty() : Optional.of(depths.get(depths.size() - 1));
  }

  /** The name that the exchange itself lists, where it lists any. */
  private static String market(Venue venue, Instrument instrument) {
    return Sample.of(venue.id())
        .markets()
        .map(markets -> markets.names().get(instrument.toString()))
        .orElseGet(() -> venue.market(instrument));
  }

  private static Reading.Read read(Venue venue, EmbeddedExchange.Answer answer) {
    Reading reading = new LayoutReader(venue).read(answer.status(), answer.body().getBytes(UTF_8));
    return assertInstanceOf(
        Reading.Read.class, reading, () -> reading + " of " + shown(answer.body()));
  }

  private static String shown(String body) {
    return body.substring(0, Math.min(400, body.length()));
  }

  private static List<String> levels(Book book, int atMost) {
    List<String> lines = new ArrayList<>();
    for (Side side : Side.values()) {
      for (int i = 0; i < Math.min(atMost, book.levels(side)); i++) {
        lines.add(
            side
                + " "
                + Decimals.text(book.price(side, i), book.priceScale())
                + " "
                + Decimals.text(book.size(side, i), book.sizeScale()));
      }
    }
    return lines;
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void whatItWritesIsWhatItsBookIs(Venue venue) {
    EmbeddedExchange exchange = exchange(venue, 1);
    assertFalse(exchange.instruments().isEmpty());
    Instant time = NOW;
    for (Instrument instrument : exchange.instruments()) {
      time = time.plusSeconds(100);
      Instant at = time;
      Question question = venue.bookQuestion(market(venue, instrument), deepest(venue));
      EmbeddedExchange.Answer answer = exchange.answer(asked(question), at, at);
      Reading.Read read = read(venue, answer);
      int most = deepest(venue).map(Venue.Depth::levels).orElse(Integer.MAX_VALUE);
      assertEquals(
          levels(exchange.book(instrument, at, most), Integer.MAX_VALUE),
          levels(read.book(), Integer.MAX_VALUE),
          () -> instrument + ": " + shown(answer.body()));
      read.venueTime()
          .ifPresent(
              told -> assertTrue(Duration.between(told, at).compareTo(Duration.ofSeconds(1)) < 0));
      assertEquals(venue.venueTime().isPresent(), read.venueTime().isPresent());
      assertEquals(venue.sequence().isPresent(), read.venueSequence().isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void theSameMomentAndSeedGiveTheSameBook(Venue venue) {
    Instrument instrument = exchange(venue, 1).instruments().get(0);
    List<String> book = levels(exchange(venue, 1).book(instrument, NOW, 20), 20);
    assertEquals(book, levels(exchange(venue, 1).book(instrument, NOW, 20), 20));
    assertNotEquals(book, levels(exchange(venue, 2).book(instrument, NOW, 20), 20));
    assertNotEquals(book, levels(exchange(venue, 1).book(instrument, NOW.plusSeconds(5), 20), 20));
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void saysInItsOwnWordsWhatItDoesNotList(Venue venue) {
    EmbeddedExchange.Answer answer =
        exchange(venue, 1).answer(asked(venue.bookQuestion("NO-SUCH", deepest(venue))), NOW, NOW);
    Reading reading = new LayoutReader(venue).read(answer.status(), answer.body().getBytes(UTF_8));
    assertEquals(
        Verdict.UNLISTED,
        assertInstanceOf(Reading.Declined.class, reading, answer::body).verdict());
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void refusesInItsOwnWordsWhatIsMoreThanItAllows(Venue venue) {
    EmbeddedExchange exchange = exchange(venue, 1);
    Question question =
        venue.bookQuestion(market(venue, exchange.instruments().get(0)), deepest(venue));
    int weight = deepest(venue).map(Venue.Depth::weight).orElse(venue.weight());
    int allowed =
        venue.limits().stream().mapToInt(limit -> limit.weight() / weight).min().orElseThrow();
    EmbeddedExchange.Answer within = new EmbeddedExchange.Answer(0, Map.of(), "");
    for (int i = 0; i < Math.min(allowed, 30); i++) {
      within = exchange.answer(asked(question), NOW, NOW);
    }
    assertEquals(200, within.status());
    for (int i = 0; i < allowed; i++) {
      exchange.toll().pay(weight, NOW);
    }
    EmbeddedExchange.Answer beyond = exchange.answer(asked(question), NOW, NOW);
    Reading reading = new LayoutReader(venue).read(beyond.status(), beyond.body().getBytes(UTF_8));
    assertEquals(
        Verdict.LIMITED, assertInstanceOf(Reading.Declined.class, reading, beyond::body).verdict());
    assertTrue(exchange.counts().get("refused").asInt() > 0);
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void sendsAsManyLevelsAsAskedFor(Venue venue) {
    EmbeddedExchange exchange = exchange(venue, 1);
    Instrument instrument = exchange.instruments().get(0);
    Instant at = NOW;
    for (Venue.Depth depth : venue.depths()) {
      at = at.plusSeconds(100);
      Question question = venue.bookQuestion(market(venue, instrument), Optional.of(depth));
      Book book = read(venue, exchange.answer(asked(question), at, at)).book();
      int there = Math.min(depth.levels(), exchange.traits().levels(instrument.quote()));
      assertEquals(there, book.levels(Side.ASK), venue + " " + depth);
    }
  }

  @Test
  void listsItsMarketsWhereTheirNamesFollowNoRule() {
    Venue venue = Catalog.find("hyperliquid").orElseThrow();
    EmbeddedExchange exchange = exchange(venue, 1);
    String list = exchange.answer(asked(venue.listing().orElseThrow().question()), NOW, NOW).body();
    MarketList.Read read =
        assertInstanceOf(
            MarketList.Read.class,
            new ListingReader(venue.listing().get()).read(list.getBytes(UTF_8)));
    assertEquals("@142", read.markets().get(new MarketList.Pair("UBTC", "USDC")));
  }

  @Test
  void exchangesAgreeOnThePriceWithinAFewHundredthsOfAPerCent() {
    Instrument instrument = Instrument.parse("BTC-USD").orElseThrow();
    for (Venue venue : Catalog.ALL) {
      EmbeddedExchange exchange = exchange(venue, 3);
      if (!exchange.instruments().contains(instrument)) {
        continue;
      }
      Book book = exchange.book(instrument, NOW, 5);
      double bid = book.price(Side.BID, 0) / Math.pow(10, book.priceScale());
      double price = new World(3).price(instrument, NOW);
      assertEquals(1, bid / price, 0.0005, venue + ": " + bid + " about " + price);
    }
  }
}
