package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.demo.Sample;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ReadResult;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The books of many venues at once. They are those of the samples and, if they are next to the
 * project, those recorded on 2 September 2026.
 */
class RecordedDepthTest {
  private static final Path RECORDINGS = Path.of("../shared/recordings/2026-09-02");
  private static final Instrument USDT = new Instrument("BTC", "USDT");
  private static final Instrument TETHER = new Instrument("USDT", "USD");
  private static final Set<String> ALL = ids(venue -> true);
  private static final Set<String> IN_DOLLARS = ids(venue -> Catalog.ALL.indexOf(venue) % 2 == 0);

  private static Set<String> ids(Predicate<Venue> which) {
    return Catalog.ALL.stream()
        .filter(which)
        .map(Venue::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A board of the recorded books of those instruments. */
  private static Snapshot recorded(Set<Instrument> instruments) throws IOException {
    String missing = "SKIPPED: no recorded answers at " + RECORDINGS.toAbsolutePath().normalize();
    if (!Files.isDirectory(RECORDINGS)) {
      System.out.println(missing);
    }
    assumeTrue(Files.isDirectory(RECORDINGS), missing);
    Board board =
        new Board(Catalog.ALL, List.of(BTC, USDT, TETHER), Freshness.USUAL, START.minusSeconds(1));
    for (JsonNode entry : new JsonMapper().readTree(RECORDINGS.resolve("manifest.json").toFile())) {
      Instrument instrument = Instrument.parse(entry.get("instrument").asText()).orElseThrow();
      Venue venue = Catalog.find(entry.get("venue").asText()).orElseThrow();
      if (instruments.contains(instrument)) {
        byte[] body = Files.readAllBytes(RECORDINGS.resolve(entry.get("file").asText()));
        Book book =
            assertInstanceOf(ReadResult.Read.class, new LayoutReader(venue).read(200, body)).book();
        board.reported(Reports.fresh(venue, instrument, START, book));
      }
    }
    board.roundClosed(START);
    return board.current();
  }

  /**
   * A board of the samples: every second venue of the catalog has its sample as BTC-USD, the others
   * as BTC-USDT.
   */
  private static Snapshot sampled(boolean withTether) {
    Board board =
        new Board(Catalog.ALL, List.of(BTC, USDT, TETHER), Freshness.USUAL, START.minusSeconds(1));
    for (Venue venue : Catalog.ALL) {
      byte[] body = Sample.of(venue.id()).books().get(0).body().getBytes(UTF_8);
      Book book =
          assertInstanceOf(ReadResult.Read.class, new LayoutReader(venue).read(200, body)).book();
      board.reported(
          Reports.fresh(venue, IN_DOLLARS.contains(venue.id()) ? BTC : USDT, START, book));
    }
    if (withTether) {
      Book tether = Books.of(List.of("0.9998 5000"), List.of("0.9999 5000"));
      board.reported(Reports.fresh(Catalog.ALL.get(0), TETHER, START, tether));
    }
    board.roundClosed(START);
    return board.current();
  }

  private static Set<String> venues(Selection selection, Predicate<Selection.Entry> which) {
    return selection.entries().stream()
        .filter(which)
        .map(entry -> entry.market().venue().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static final Choice JOINED =
      new Choice(BTC, Set.of(), Optional.empty(), List.of("USDT"), false);

  @Test
  void allSixteenVenuesJoinIntoOneDepth() throws IOException {
    Selection joined = recorded(Set.of(BTC, USDT, TETHER)).select(JOINED);
    assertEquals(
        Set.of(
            "bingx",
            "bitfinex",
            "bitget",
            "bitmart",
            "bitstamp",
            "coinbase",
            "cryptocom",
            "gate",
            "gemini",
            "htx",
            "kraken",
            "kucoin",
            "mexc",
            "okx",
            "poloniex",
            "whitebit"),
        venues(joined, Selection.Entry::counted));
    assertEquals(16, joined.entries().stream().filter(Selection.Entry::counted).count());
  }

  @Test
  void withoutATetherBookAllTetherBooksAreUnconvertedAndTheRestStands() throws IOException {
    Snapshot snapshot = recorded(Set.of(BTC, USDT));
    Selection joined = snapshot.select(JOINED);
    assertEquals(
        Set.of("bitfinex", "bitstamp", "coinbase", "gemini", "kraken"),
        venues(joined, Selection.Entry::counted));
    assertEquals(
        Set.of(
            "bingx",
            "bitget",
            "bitmart",
            "cryptocom",
            "gate",
            "htx",
            "kucoin",
            "mexc",
            "okx",
            "poloniex",
            "whitebit"),
        venues(joined, entry -> entry.why().equals(Optional.of("unconverted"))));
    assertEquals(snapshot.select(Choice.of(BTC)).depth().mid(), joined.depth().mid());
    assertTrue(joined.countsAny());
  }

  @Test
  void theSamplesOfAllVenuesJoinIntoOneDepth() {
    Selection joined = sampled(true).select(JOINED);
    assertEquals(ALL, venues(joined, Selection.Entry::counted));
  }

  @Test
  void withoutATetherBookTheTetherSamplesAreUnconvertedAndTheRestStands() {
    Snapshot snapshot = sampled(false);
    Selection joined = snapshot.select(JOINED);
    assertEquals(IN_DOLLARS, venues(joined, Selection.Entry::counted));
    Set<String> unconverted = new TreeSet<>(ALL);
    unconverted.removeAll(IN_DOLLARS);
    assertEquals(
        unconverted, venues(joined, entry -> entry.why().equals(Optional.of("unconverted"))));
    assertEquals(snapshot.select(Choice.of(BTC)).depth().mid(), joined.depth().mid());
    assertTrue(joined.countsAny());
  }
}
