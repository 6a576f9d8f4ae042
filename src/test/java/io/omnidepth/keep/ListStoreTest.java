package io.omnidepth.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class ListStoreTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00.123Z");
  private static final Instrument BTC = new Instrument("BTC", "USD");
  private static final Instrument ETH = new Instrument("ETH", "USD");

  @TempDir private Path data;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void hear() {
    log.start();
    ((Logger) LoggerFactory.getLogger(ListStore.class)).addAppender(log);
  }

  @AfterEach
  void hearNoMore() {
    ((Logger) LoggerFactory.getLogger(ListStore.class)).detachAppender(log);
  }

  private ListStore lists() {
    return new ListStore(data, venue -> venue.origin().toString());
  }

  private static Map<Instrument, ListedMarket> markets() {
    Map<Instrument, ListedMarket> markets = new HashMap<>();
    markets.put(
        BTC,
        new ListedMarket(
            BTC,
            "XBTUSD",
            Optional.of(new BigDecimal("0.25")),
            Optional.of(new BigDecimal("1000")),
            "online now",
            true));
    markets.put(
        ETH,
        new ListedMarket(ETH, "@142", Optional.empty(), Optional.empty(), "cancel_only", false));
    return markets;
  }

  /** Stores a list, and reads it as another run would. */
  private Map<Venue, StoredList> kept(ListStore lists) {
    CompletableFuture<Map<Venue, StoredList>> kept = new CompletableFuture<>();
    // The same thread reads after it has written.
    lists.read(List.of(A, B), NOW.plusSeconds(60), kept::complete);
    return kept.join();
  }

  private Path file() {
    return data.resolve("lists").resolve("aa.txt");
  }

  private List<String> told() {
    return log.list.stream()
        .filter(event -> event.getLevel().levelStr.equals("WARN"))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void theNextStartReadsTheListOfAVenue() throws Exception {
    ListStore lists = lists();
    assertEquals(Map.of(), kept(lists));
    assertTrue(Files.notExists(data.resolve("lists")), "nothing is written before there is a list");
    lists.keep(A, markets(), NOW);
    Map<Venue, StoredList> kept = kept(lists);
    assertEquals(Map.of(A, new StoredList(markets(), NOW)), kept);
    assertEquals(
        List.of(
            "omnidepth list of markets, version 1",
            "venue aa",
            "origin https://aa.example",
            "read 2026-11-29T10:00:00.123Z",
            "markets 2",
            "BTC-USD\tXBTUSD\ttrading\t0.25\t1000\tonline now",
            "ETH-USD\t@142\thalted\t\t\tcancel_only"),
        Files.readAllLines(file()).subList(0, 7));
    assertEquals(List.of(), told());
    lists.keep(A, Reports.listing(A, BTC), NOW.plusSeconds(1));
    assertEquals(1, kept(lists).values().iterator().next().markets().size());
    try (Stream<Path> files = Files.list(data.resolve("lists"))) {
      assertEquals(
          List.of(".lock", "aa.txt"),
          files.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  /** Changes the text of a file and makes its checksum right again. */
  private void changed(UnaryOperator<String> change) throws IOException {
    String text = Files.readString(file());
    String changed = change.apply(text.substring(0, text.lastIndexOf("crc ")));
    CRC32 crc = new CRC32();
    crc.update(changed.getBytes(StandardCharsets.ISO_8859_1));
    Files.write(
        file(),
        (changed + String.format("crc %08x\n", crc.getValue()))
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version 1|version 2|line 1 is not \"omnidepth list of markets, version 1\"",
        "venue aa|venue bb|it is another venue's list",
        "origin https://aa.example|origin http://127.0.0.1:9|it was read elsewhere than at"
            + " https://aa.example",
        "origin https://aa.example|place|line 3 is not \"origin ...\"",
        "read 2026-11-29T10|read 2026-13-29T10|it does not tell when it was read",
        "read 2026-11-29T10|read 2027-11-29T10|the time at which it was read cannot be",
        "read 2026-11-29T10|read 1970-11-29T10|the time at which it was read cannot be",
        "markets 2|markets 3|it has 2 markets and tells another number",
        "markets 2|markets 99999999999999999999|it has 2 markets and tells another number",
        "BTC-USD|btc-usd|line 6 is no market",
        "BTC-USD|BTC-BTC|line 6 is no market",
        "BTC-USD|../../x-USD|line 6 is no market",
        "XBTUSD|XBT\"USD|line 6 is no market",
        "XBTUSD|XBT USD|line 6 is no market",
        "XBTUSD|''|line 6 is no market",
        "trading|maybe|line 6 is no market",
        "0.25|1e99999999|line 6 has a step that is no number above 0",
        "0.25|-0.1|line 6 has a step that is no number above 0",
        "0.25|0|line 6 has a step that is no number above 0",
        "0.25|99999999999999999999999|line 6 has a step that is no number above 0",
        "ETH-USD|BTC-USD|line 7 has BTC-USD once more",
        "cancel_only|x\u001b[2J|is no ASCII text",
        "cancel_only|caf\u00e9|is no ASCII text",
      })
  void aFileThatIsNoListOfThatVenueIsLoggedAndIgnored(String what, String instead, String why)
      throws Exception {
    ListStore lists = lists();
    lists.keep(A, markets(), NOW);
    lists.keep(B, markets(), NOW);
    kept(lists);
    changed(text -> text.replace(what, instead));
    assertEquals(List.of(B), List.copyOf(kept(lists).keySet()));
    assertEquals(1, told().size());
    assertTrue(told().get(0).contains("aa.txt is ignored: it is no list of aa's: "), told().get(0));
    assertTrue(told().get(0).endsWith(why), told().get(0));
    lists.keep(A, markets(), NOW.plusSeconds(1));
    assertEquals(2, kept(lists).size(), "the next list replaces it");
  }

  @Test
  void aFileThatIsCutOrForeignOrHugeIsIgnored() throws Exception {
    ListStore lists = lists();
    lists.keep(A, markets(), NOW);
    kept(lists);
    String whole = Files.readString(file());
    for (int length = 0; length < whole.length(); length += 7) {
      Files.writeString(file(), whole.substring(0, length));
      assertEquals(Map.of(), kept(lists), "cut at " + length);
    }
    Files.writeString(file(), whole.replace("XBTUSD", "XBTUSE"));
    assertEquals(Map.of(), kept(lists));
    Files.write(file(), new byte[ListFile.MOST_BYTES + 1]);
    assertEquals(Map.of(), kept(lists));
    assertTrue(told().get(told().size() - 1).endsWith("it has more than 4194304 bytes"));
    Files.write(file(), new byte[1_000]);
    assertEquals(Map.of(), kept(lists));
    Files.delete(file());
    Path elsewhere = Files.writeString(data.resolve("elsewhere"), whole);
    Files.createSymbolicLink(file(), elsewhere);
    assertEquals(Map.of(), kept(lists));
    assertTrue(told().get(told().size() - 1).endsWith("a link or a directory, no plain file"));
    lists.keep(A, Reports.listing(A, BTC), NOW);
    assertEquals(1, kept(lists).size());
    assertTrue(Files.isRegularFile(file()) && !Files.isSymbolicLink(file()));
    assertEquals(whole, Files.readString(elsewhere), "what a link leads to is left alone");
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsLoggedOnceAndItsRecoveryToo() throws Exception {
    Path taken = Files.writeString(data.resolve("lists"), "a file of that name");
    ListStore lists = lists();
    for (int i = 0; i < 3; i++) {
      lists.keep(A, markets(), NOW);
      lists.keep(B, markets(), NOW);
      assertEquals(Map.of(), kept(lists));
    }
    List<String> failures =
        told().stream().filter(line -> line.contains("cannot be kept")).toList();
    assertEquals(1, failures.size(), failures::toString);
    Files.delete(taken);
    lists.keep(A, markets(), NOW);
    assertEquals(1, kept(lists).size());
    assertTrue(log.list.stream().anyMatch(event -> event.getMessage().contains("again")));
  }

  @Test
  void aDirectoryThatIsGoneIsMadeAnew() throws Exception {
    ListStore lists = lists();
    lists.keep(A, markets(), NOW);
    kept(lists);
    for (Path each : List.of(file(), file().resolveSibling(".lock"), data.resolve("lists"))) {
      Files.delete(each);
    }
    lists.keep(A, markets(), NOW);
    lists.keep(B, markets(), NOW);
    assertFalse(kept(lists).isEmpty());
  }

  @Test
  void oneProcessAloneWritesADirectory() throws Exception {
    ListStore first = lists();
    first.keep(A, markets(), NOW);
    kept(first);
    ListStore second = lists();
    second.keep(A, Reports.listing(A, BTC), NOW);
    assertEquals(
        2, kept(second).values().iterator().next().markets().size(), "it is read all the same");
    assertEquals(1, told().size());
  }

  @Test
  void aListWithoutBoundsIsNotKept() throws Exception {
    Map<Instrument, ListedMarket> many = new HashMap<>();
    for (int i = 0; i <= ListFile.MOST_MARKETS; i++) {
      Instrument one = new Instrument("A" + i, "USD");
      many.put(one, ListedMarket.named(one, "a" + i));
    }
    ListStore lists = lists();
    lists.keep(A, many, NOW);
    lists.keep(A, many, NOW);
    assertEquals(Map.of(), kept(lists));
    assertEquals(
        List.of("aa's list of 20001 markets is too large to be kept"),
        told().stream().limit(1).toList());
  }
}
