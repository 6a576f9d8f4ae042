package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.market.Books;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ReadResult;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions of other clients than Omnidepth. */
abstract class FurtherQuestions {
  static final JsonMapper JSON = new JsonMapper();

  static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");

  static List<Venue> catalog() {
    return Catalog.ALL;
  }

  static EmbeddedExchange exchange(String venue) {
    return new EmbeddedExchange(
        Catalog.find(venue).orElseThrow(),
        EmbeddedExchanges.USUAL,
        new World(1),
        new SeededRandom(1),
        true,
        200,
        Duration.ZERO);
  }

  /** Asks a question in its written form: {@code GET /time}, {@code POST /info {"type":"meta"}}. */
  static ExchangeResponse ask(EmbeddedExchange exchange, String question) {
    String[] parts = question.split(" ", 3);
    String[] target = parts[1].split("\\?", 2);
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : target.length > 1 ? target[1].split("&") : new String[0]) {
      parameters.put(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
    }
    return exchange.answer(
        new ExchangeRequest(
            parts[0],
            target[0],
            name -> Optional.ofNullable(parameters.get(name)),
            parts.length > 2 ? parts[2] : ""),
        NOW,
        NOW);
  }

  static JsonNode json(EmbeddedExchange exchange, String question) throws Exception {
    ExchangeResponse answer = ask(exchange, question);
    assertEquals(200, answer.status(), question);
    return JSON.readTree(answer.body().getBytes(UTF_8));
  }

  static BigDecimal decimal(JsonNode value) {
    return new BigDecimal(value.asText());
  }

  static int places(BigDecimal step) {
    return Math.max(0, step.stripTrailingZeros().scale());
  }

  /** The node at that path. The path is written as in a venue's list of markets. */
  static JsonNode at(JsonNode node, String path) {
    JsonNode at = node;
    for (String key : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      String[] wanted = key.split("=", 2);
      if (wanted.length == 2) {
        at =
            Stream.of(at)
                .flatMap(FurtherAnswersTest::elements)
                .filter(element -> element.path(wanted[0]).asText().equals(wanted[1]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " in " + node));
      } else {
        at = key.matches("\\d+") ? at.path(Integer.parseInt(key)) : at.path(key);
      }
    }
    return at;
  }

  static Stream<JsonNode> elements(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all.stream();
  }

  static List<String> read(Venue venue, ExchangeResponse answer) {
    ReadResult reading =
        new LayoutReader(venue).read(answer.status(), answer.body().getBytes(UTF_8));
    return Books.lines(
        assertInstanceOf(ReadResult.Read.class, reading, answer::body).book(), Integer.MAX_VALUE);
  }
}
