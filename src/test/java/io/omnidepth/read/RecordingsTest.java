package io.omnidepth.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.demo.LargestBodies;
import io.omnidepth.demo.Sample;
import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the reader with a slow reader over a tree. The bodies are the samples and the largest
 * bodies. Answers recorded at the real venues are read too if they are next to the project.
 */
class RecordingsTest {
  private static final Path RECORDINGS = Path.of("..", "shared", "recordings");
  private static final JsonMapper TREE =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @TestFactory
  Stream<DynamicTest> readsEveryRecordedAnswerExactly() throws IOException {
    String missing = "SKIPPED: no recorded answers at " + RECORDINGS.toAbsolutePath().normalize();
    if (!Files.isDirectory(RECORDINGS)) {
      System.out.println(missing);
    }
    assumeTrue(Files.isDirectory(RECORDINGS), missing);
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> sets = Files.list(RECORDINGS)) {
      for (Path set : sets.toList()) {
        for (JsonNode entry : TREE.readTree(set.resolve("manifest.json").toFile())) {
          String file = entry.get("file").asText();
          Venue venue = Catalog.find(entry.get("venue").asText()).orElseThrow();
          tests.add(
              DynamicTest.dynamicTest(
                  set.getFileName() + "/" + file,
                  () -> reads(venue, Files.readAllBytes(set.resolve(file)))));
        }
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> readsEverySampleExactly() {
    return Catalog.ALL.stream()
        .flatMap(
            venue ->
                Sample.of(venue.id()).books().stream()
                    .map(
                        book ->
                            DynamicTest.dynamicTest(
                                venue.id() + " " + book.instrument(),
                                () -> reads(venue, book.body().getBytes(UTF_8)))));
  }

  @TestFactory
  Stream<DynamicTest> readsEveryVenuesLargestBookExactly() {
    return Catalog.ALL.stream()
        .map(
            venue ->
                DynamicTest.dynamicTest(
                    venue.id(), () -> reads(venue, LargestBodies.book(venue, "0.00120"))));
  }

  private static void reads(Venue venue, byte[] body) throws IOException {
    Book book =
        assertInstanceOf(ReadResult.Read.class, new LayoutReader(venue).read(200, body)).book();
    for (Side side : Side.values()) {
      List<String> levels = new ArrayList<>();
      for (int i = 0; i < book.levels(side); i++) {
        levels.add(
            Decimals.text(book.price(side, i), book.priceScale())
                + " "
                + Decimals.text(book.size(side, i), book.sizeScale()));
      }
      assertEquals(oracle(venue.response().layout(), TREE.readTree(body), side), levels);
    }
  }

  /** The slow reader. It uses a whole tree, BigDecimal and a sorted map. */
  private static List<String> oracle(Layout layout, JsonNode answer, Side side) {
    Comparator<BigDecimal> bestFirst =
        side == Side.BID ? Comparator.reverseOrder() : Comparator.naturalOrder();
    SortedMap<BigDecimal, BigDecimal> levels = new TreeMap<>(bestFirst);
    if (layout instanceof Layout.Sides sides) {
      JsonNode rows = at(at(answer, sides.path()), side == Side.BID ? sides.bids() : sides.asks());
      if (sides.level() instanceof Layout.Level.Flat) {
        for (int i = 0; i < rows.size(); i += 2) {
          levels.put(number(rows.get(i)), number(rows.get(i + 1)));
        }
      } else {
        rows.forEach(row -> put(levels, sides.level(), row));
      }
    } else if (layout instanceof Layout.SignedRows signed) {
      for (JsonNode row : at(answer, signed.path())) {
        BigDecimal size = number(row.get(signed.size()));
        if (size.signum() < 0 == (side == Side.ASK)) {
          levels.put(number(row.get(signed.price())), size.abs());
        }
      }
    } else if (layout instanceof Layout.Units units) {
      for (JsonNode unit : at(answer, units.path())) {
        boolean bid = side == Side.BID;
        levels.put(
            number(unit.get(bid ? units.bidPrice() : units.askPrice())),
            number(unit.get(bid ? units.bidSize() : units.askSize())));
      }
    }
    levels.values().removeIf(size -> size.signum() == 0);
    return levels.entrySet().stream()
        .map(level -> Decimals.text(level.getKey()) + " " + Decimals.text(level.getValue()))
        .toList();
  }

  private static void put(
      SortedMap<BigDecimal, BigDecimal> levels, Layout.Level level, JsonNode row) {
    if (level instanceof Layout.Level.Row places) {
      levels.put(number(row.get(places.price())), number(row.get(places.size())));
    } else if (level instanceof Layout.Level.Fields fields) {
      levels.put(number(row.get(fields.price())), number(row.get(fields.size())));
    }
  }

  private static JsonNode at(JsonNode answer, String path) {
    JsonNode node = answer;
    for (String key : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      node =
          key.equals("*")
              ? node.iterator().next()
              : node.isArray() ? node.get(Integer.parseInt(key)) : node.get(key);
    }
    return node;
  }

  private static BigDecimal number(JsonNode node) {
    return new BigDecimal(node.asText());
  }
}
