package io.omnidepth.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions of other clients than Omnidepth, and the fields that they read of the answers. */
class FurtherAnswersTest extends FurtherQuestions {
  @ParameterizedTest
  @MethodSource("catalog")
  void answersInJsonWithoutAWordLeft(Venue venue) {
    EmbeddedExchange exchange = exchange(venue.id());
    String market = exchange.markets().get(0).name();
    assertAll(
        Sample.of(venue.id()).further().stream()
            .map(
                further ->
                    further
                        .question()
                        .replaceFirst(" weight \\d+", "")
                        .replace("{market}", market)
                        .replaceAll("\\{depth\\??\\}", "5")
                        .replace("*", "usdt"))
            .<Executable>map(
                question ->
                    () -> {
                      assertFalse(json(exchange, question).isMissingNode());
                      String body = ask(exchange, question).body();
                      assertFalse(body.matches("(?s).*\\{[a-z][a-z-]*\\}.*"), body);
                      assertFalse(body.contains("1795166052"), body);
                    }));
  }

  /**
   * Each row of a list is a market. It has the fields that clients read: the market's name, its
   * steps and further fields.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/clients.csv", delimiter = '|', numLinesToSkip = 1)
  void rowsHaveTheFieldsThatClientsRead(String venue, String question, String path, String fields)
      throws Exception {
    EmbeddedExchange exchange = exchange(venue);
    List<ListForm.Market> markets = exchange.markets();
    JsonNode rows = at(json(exchange, question), path.equals("-") ? "" : path);
    assertEquals(markets.size(), rows.size(), question);
    int place = 0;
    for (JsonNode row : rows) {
      ListForm.Market market = markets.get(place++);
      for (String field : fields.split(" ", -1)) {
        String[] told = field.split(":", 2);
        JsonNode value = at(row, told[told.length - 1]);
        String which = question + ": " + field + " of " + row;
        assertFalse(value.isMissingNode(), which);
        switch (told.length > 1 ? told[0] : "") {
          case "name" -> assertEquals(market.name(), value.asText(), which);
          case "tick" -> assertEquals(0, decimal(value).compareTo(market.tick()), which);
          case "lot" -> assertEquals(0, decimal(value).compareTo(market.lot()), which);
          case "ticks" -> assertEquals(places(market.tick()), value.asInt(), which);
          case "lots" -> assertEquals(places(market.lot()), value.asInt(), which);
          default -> assertFalse(value.isNull(), which);
        }
      }
    }
  }

  @Test
  void anAnswerAboutOneMarketHasThatMarketAlone() throws Exception {
    EmbeddedExchange binance = exchange("binance");
    JsonNode one = json(binance, "GET /api/v3/exchangeInfo?symbol=ETHUSDT").get("symbols");
    assertEquals(1, one.size());
    assertEquals("ETHUSDT", one.at("/0/symbol").asText());
    assertEquals(
        "ETH", json(exchange("coinbase"), "GET /products/ETH-EUR").get("base_currency").asText());
    assertEquals(404, ask(exchange("coinbase"), "GET /products/NO-SUCH").status());
  }

  @Test
  void everyRowOfAListHasItsOwnNumber() throws Exception {
    for (String where :
        List.of(
            "deribit|GET /api/v2/public/get_instruments|result|instrument_id",
            "bullish|GET /trading-api/v1/markets||marketId",
            "bitmart|GET /spot/v1/symbols/details|data.symbols|symbol_id")) {
      String[] parts = where.split("\\|", -1);
      TreeSet<Integer> numbers = new TreeSet<>();
      JsonNode rows = at(json(exchange(parts[0]), parts[1]), parts[2]);
      rows.forEach(row -> numbers.add(row.get(parts[3]).asInt()));
      assertEquals(rows.size(), numbers.size(), where);
    }
  }

  @Test
  void coinsGoByTheirOwnNames() throws Exception {
    for (String venue : List.of("upbit", "bithumb")) {
      Map<String, String> names = new HashMap<>();
      json(exchange(venue), "GET /v1/market/all")
          .forEach(row -> names.put(row.get("market").asText(), row.get("english_name").asText()));
      assertEquals("Bitcoin", names.get("KRW-BTC"));
      assertEquals("Ethereum", names.get("KRW-ETH"));
    }
  }

  @Test
  void countsTheWeightOfAFurtherAnswer() {
    EmbeddedExchange kucoin = exchange("kucoin");
    ask(kucoin, "GET /api/v1/market/allTickers");
    assertEquals(15, kucoin.rateLimits().windows().get(0).used());
  }

  @Test
  void advisedLimitsAreCountedAndNotEnforced() {
    Venue gemini = Catalog.find("gemini").orElseThrow();
    EmbeddedExchange exchange =
        new EmbeddedExchange(
            gemini,
            List.of(new Instrument("BTC", "USD")),
            new World(1),
            new SeededRandom(1),
            false,
            50,
            Duration.ZERO);
    for (int i = 0; i < 120; i++) {
      assertEquals(200, ask(exchange, "GET /v1/symbols").status());
    }
    assertEquals(429, ask(exchange, "GET /v1/symbols").status());
    assertEquals(1, exchange.counts().get("refused").asInt());
    assertEquals(121, exchange.counts().at("/limits/1/most").asInt());
  }

  @Test
  void aQuestionIsReadAsItIsWritten() {
    QuestionForm question = QuestionForm.parse("POST /info {\"type\":\"meta\"} weight 20");
    assertEquals(20, question.weight());
    assertEquals("POST", question.method());
    assertThrows(IllegalArgumentException.class, () -> QuestionForm.parse("PUT /info"));
  }
}
