package io.omnidepth.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.demo.DemoAsker;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Timing;
import io.omnidepth.support.VirtualLoop;
import io.omnidepth.tape.TapeReader.Ending;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Priority;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapeTest {
  private static final Instant START = Instant.parse("2026-11-30T08:00:00.312Z");
  private static final Duration STEP = Duration.ofMillis(250);
  private static final Duration MIDWAY = STEP.dividedBy(2);
  private static final int MOST_LEVELS = 40;
  private static final long SEED = 3;
  private static final Instrument ASKED = Instrument.parse("ETH-USD").orElseThrow();
  private static final List<Instrument> INSTRUMENTS =
      Stream.of("BTC-USD", "BTC-USDT", "BTC-KRW")
          .map(text -> Instrument.parse(text).orElseThrow())
          .toList();

  @TempDir private Path directory;

  private static TapeHeader header(List<Venue> venues) {
    return new TapeHeader(
        "omnidepth test",
        START,
        SEED,
        venues.stream().map(Venue::id).toList(),
        INSTRUMENTS.stream().map(Instrument::toString).toList(),
        PolledRun.INTERVAL,
        true,
        List.of(),
        List.of(),
        new TapeHeader.Ages(2, 5, Duration.ofSeconds(15)),
        true);
  }

  /** Records the demo for that long, and gives what the API said every quarter of a second. */
  private static List<List<String>> record(Path file, List<Venue> venues, Duration time)
      throws Exception {
    return record(file, venues, time, (step, loop, inputs) -> {});
  }

  /** A thing that happens in a run, at a step of a quarter of a second. */
  private interface Happening {
    void at(int step, VirtualLoop loop, Inputs inputs);
  }

  private static List<List<String>> record(
      Path file, List<Venue> venues, Duration time, Happening happening) throws Exception {
    VirtualLoop loop = new VirtualLoop(START, Duration.ofMillis(3));
    TapeWriter tape = TapeWriter.open(file, Long.MAX_VALUE);
    Recorder recorder =
        new Recorder(
            new DemoAsker(loop, venues, INSTRUMENTS, MOST_LEVELS), loop, header(venues), tape);
    PolledRun run = new PolledRun(recorder.loop(), venues, INSTRUMENTS, recorder, SEED);
    Inputs inputs = recorder.recorded(run);
    run.start();
    List<List<String>> answers =
        said(loop, run, time, step -> loop.after(MIDWAY, () -> happening.at(step, loop, inputs)));
    run.stop();
    tape.close(loop.instant());
    assertFalse(tape.ended());
    return answers;
  }

  private static List<List<String>> said(
      VirtualLoop loop, PolledRun run, Duration time, IntConsumer before) throws Exception {
    List<List<String>> answers = new ArrayList<>();
    for (Duration at = STEP; at.compareTo(time) < 0; at = at.plus(STEP)) {
      before.accept(answers.size());
      loop.pass(STEP);
      answers.add(run.answers());
    }
    loop.pass(STEP);
    return answers;
  }

  /**
   * A tape that is played.
   *
   * @param answers the API's answers, every quarter of a second
   * @param last the API's answers at the tape's end
   * @param after the API's answers ten seconds after that
   */
  private record Replay(
      List<List<String>> answers,
      List<Ending> endings,
      List<String> last,
      List<String> after,
      boolean strayed) {}

  private static Replay replay(Path file, List<Venue> venues, Duration time) throws Exception {
    try (TapeReader tape = TapeReader.open(file)) {
      VirtualLoop real = new VirtualLoop(Instant.parse("2027-05-01T00:00:00Z"));
      TapeTime tapeTime = new TapeTime(real, tape.header().start(), 1);
      TapeLoop loop = new TapeLoop(real, tapeTime);
      List<Ending> endings = new ArrayList<>();
      TapeAsker asker = new TapeAsker(loop);
      PolledRun run = new PolledRun(loop, venues, INSTRUMENTS, asker, SEED);
      Player player = new Player(tape, tapeTime, loop, asker, run, endings::add);
      run.start();
      player.start();
      List<List<String>> answers = said(real, run, time, step -> {});
      List<String> last = run.answers();
      real.pass(Duration.ofSeconds(10));
      run.stop();
      return new Replay(answers, endings, last, run.answers(), player.strayed());
    }
  }

  @Test
  void aMinuteOfTheDemoSaysTheSameWhenItIsReplayed() throws Exception {
    Path file = directory.resolve("minute.tape");
    Duration minute = Duration.ofMinutes(1);
    List<List<String>> recorded = record(file, Catalog.ALL, minute);
    Replay replay = replay(file, Catalog.ALL, minute);
    for (int i = 0; i < recorded.size(); i++) {
      assertEquals(recorded.get(i), replay.answers().get(i), "at " + STEP.multipliedBy(i + 1));
    }
    assertTrue(recorded.get(recorded.size() - 1).get(0).contains("\"state\":\"live\""));
    assertEquals(List.of(new Ending(START.plus(minute), Optional.empty())), replay.endings());
    assertFalse(replay.strayed());
    assertEquals(replay.last(), replay.after(), "the last state stays");
  }

  /** Readers ask for an instrument and leave it, and the clock is set, forward and back. */
  private static void unrest(int step, VirtualLoop loop, Inputs inputs) {
    Claim asked = new Claim(ASKED, Priority.ON_DEMAND, Optional.of("192.0.2.7"));
    List<Claim> named = INSTRUMENTS.stream().map(Claim::named).toList();
    switch (step) {
      case 9 -> inputs.watch(Stream.concat(named.stream(), Stream.of(asked)).toList());
      case 21 -> loop.step(Duration.ofMinutes(5));
      case 30 -> inputs.recount();
      case 41 -> loop.step(Duration.ofMinutes(-7));
      case 57 -> inputs.watch(named);
      default -> {}
    }
  }

  @Test
  void claimsAndStepsOfTheClockAreReplayed() throws Exception {
    Path file = directory.resolve("unrest.tape");
    Duration time = Duration.ofSeconds(20);
    List<List<String>> recorded = record(file, some(), time, TapeTest::unrest);
    Replay replay = replay(file, some(), time);
    for (int i = 0; i < recorded.size(); i++) {
      assertEquals(recorded.get(i), replay.answers().get(i), "at " + STEP.multipliedBy(i + 1));
    }
    assertFalse(replay.strayed());
    assertTrue(recorded.get(40).get(INSTRUMENTS.size() * 4).contains("ETH-USD"));
    assertFalse(unzipped(file).contains("192.0.2.7"), "no address of a reader");
  }

  @Test
  void aRunWithOtherTurnsStillGetsTheAnswers() throws Exception {
    Path file = directory.resolve("other.tape");
    Duration time = Duration.ofSeconds(20);
    record(file, some(), time);
    List<Venue> others = Stream.concat(some().stream(), Catalog.find("okx").stream()).toList();
    Replay replay = replay(file, others, time);
    assertTrue(replay.strayed());
    String venues = replay.last().get(replay.last().size() - 3);
    assertEquals("live", state(venues, "kraken"), venues);
    assertEquals("live", state(venues, "upbit"), venues);
    assertTrue(venues.contains("the tape has no answer to this question"), venues);
  }

  private static String state(String venues, String venue) {
    Matcher row =
        Pattern.compile("\"venue\":\"" + venue + "\".*?\"state\":\"(\\w+)\"").matcher(venues);
    assertTrue(row.find(), venues);
    return row.group(1);
  }

  private static List<Venue> some() {
    return Stream.of("kraken", "hyperliquid", "upbit")
        .map(id -> Catalog.find(id).orElseThrow())
        .toList();
  }

  @Test
  void aTapeThatIsCutOffPlaysUpToThere() throws Exception {
    Path file = directory.resolve("cut.tape");
    List<List<String>> recorded = record(file, some(), Duration.ofSeconds(10));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    Replay replay = replay(file, some(), Duration.ofSeconds(10));
    int same = 0;
    while (recorded.get(same).equals(replay.answers().get(same))) {
      same++;
    }
    assertTrue(same > 8, "the same for " + same + " steps");
    Ending ending = replay.endings().get(0);
    assertTrue(ending.why().orElseThrow().startsWith("it was cut off"), ending::toString);
  }

  @Test
  void aDamagedTapePlaysUpToTheDamageAndTellsIt() throws Exception {
    Path file = directory.resolve("damaged.tape");
    record(file, some(), Duration.ofSeconds(10));
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 64, (byte) 0x55);
    Files.write(file, bytes);
    Ending ending = replay(file, some(), Duration.ofSeconds(10)).endings().get(0);
    assertTrue(ending.why().orElseThrow().startsWith("it is damaged: "), ending::toString);
    assertTrue(ending.at().isAfter(START.plusSeconds(1)), ending::toString);
  }

  @Test
  void aTapeKeepsNoCookies() throws Exception {
    Path file = directory.resolve("cookies.tape");
    record(file, some(), Duration.ofSeconds(3));
    String lines = unzipped(file);
    assertTrue(lines.contains("\"headers\":[[\"Content-Type\",\"application/json"), lines);
    assertFalse(lines.contains("session=1"), lines);
  }

  private static String unzipped(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private TapeFault fault(String name, byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve(name), bytes);
    return assertThrows(TapeFault.class, () -> TapeReader.open(file));
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void aForeignFileIsToldApart() throws Exception {
    assertMessage(
        fault("a", "{}".getBytes(StandardCharsets.UTF_8)), "a is no tape: it is not gzip");
    assertMessage(fault("b", new byte[0]), "b is no tape: it ends within its header");
    assertMessage(fault("c", zipped("")), "c is no tape: it has no line, not even a header");
    assertMessage(
        fault("d", zipped("{\"a\":1}\n")), "d is no tape: its first line is no header of a tape");
    assertMessage(
        fault("e", zipped("{\"omnidepth\":\"tape\",\"version\":9}\n")),
        "e is no tape: it has version 9 of the format, and this program reads version 2");
    assertMessage(
        fault(
            "f", zipped("{\"omnidepth\":\"tape\",\"version\":1,\"program\":\"omnidepth 0.1\"}\n")),
        "f is no tape: it has version 1 of the format, and this program reads version 2; "
            + "omnidepth 0.1 recorded it");
    TapeFault missing =
        assertThrows(TapeFault.class, () -> TapeReader.open(directory.resolve("missing")));
    assertTrue(missing.toString().contains("there is no file"), missing::toString);
  }

  private static void assertMessage(TapeFault fault, String end) {
    assertTrue(fault.toString().endsWith(end), fault::toString);
  }

  @Test
  void anEarlierTapeStaysBesideTheNewOne() throws Exception {
    Path file = directory.resolve("again.tape");
    record(file, some(), Duration.ofSeconds(1));
    byte[] first = Files.readAllBytes(file);
    record(file, some(), Duration.ofSeconds(2));
    assertEquals(
        -1, Arrays.mismatch(first, Files.readAllBytes(directory.resolve("again.tape.old"))));
  }

  @Test
  void noTapeReplacesAFile() throws Exception {
    Path file = directory.resolve("kept.tape");
    for (int i = 0; i < 3; i++) {
      record(file, some(), Duration.ofSeconds(1));
    }
    assertTrue(Files.exists(directory.resolve("kept.tape.old")));
    assertTrue(Files.exists(directory.resolve("kept.tape.old.2")));

    Path notes = Files.writeString(directory.resolve("notes.txt"), "my notes");
    IOException refused = assertThrows(IOException.class, () -> TapeWriter.open(notes, 1 << 20));
    assertEquals("the file is there, and it is no tape", refused.getMessage());
    assertEquals("my notes", Files.readString(notes));
  }

  @Test
  void twoTapesAreNotWrittenToOneFile() throws Exception {
    Path file = directory.resolve("two.tape");
    try (TapeFile first = TapeFile.create(file)) {
      assertThrows(IOException.class, () -> TapeFile.create(file));
      first.write("{}\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("{}\n", unzipped(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT0.000000001S|2026-11-30T08:00:00Z|[\"kraken\"]|its interval is PT0.000000001S",
        "PT1S|+999999999-12-31T23:59:59Z|[\"kraken\"]|start is +999999999-12-31T23:59:59Z",
        "PT1S|-1000000000-01-01T00:00:00Z|[\"kraken\"]|start is -1000000000-01-01T00:00:00Z",
        "PT1S|2026-11-30T08:00:00Z|[\"kraken\",\"kraken\"]|its venues are [kraken, kraken]",
        "PT1S|2026-11-30T08:00:00Z|[]|its venues are []"
      })
  void aHeaderThatNoRunHasIsRefused(String interval, String start, String venues, String why)
      throws IOException {
    String header =
        "{\"omnidepth\":\"tape\",\"version\":2,\"program\":\"omnidepth\",\"start\":\"%s\","
                .formatted(start)
            + "\"seed\":\"1\",\"venues\":%s,\"instruments\":[\"BTC-USD\"],\"interval\":\"%s\"}\n"
                .formatted(venues, interval);
    TapeFault fault = fault("header", zipped(header));
    assertTrue(fault.toString().contains(why + "; allowed is "), fault::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"received\":\"2026-11-30T08:00:01Z\"|\"received\":\"+999999999-12-31T23:59:59Z\"|received is",
        "\"waited\":\"PT0S\"|\"waited\":\"PT2562047788015215H\"|waited is",
        "\"status\":200|\"status\":99999999999999|a line has no HTTP status",
        "\"at\":\"2026-11-30T08:00:01Z\"|\"at\":\"2026-11-30T07:59:59Z\"|before the one above it",
        "\"sent\":\"2026-11-30T08:00:00Z\"|\"turn\":\"bogus\"|a line tells no cause of a turn",
        "\"sent\":\"2026-11-30T08:00:00Z\"|\"claims\":[{\"instrument\":\"BTC\"}]|there is no instrument \"BTC\"",
        "\"status\":200|\"failure\":\"bogus\",\"why\":\"\"|there is no failure \"bogus\""
      })
  void anEntryThatNoVenueCausesIsDamage(String usual, String wrong, String why)
      throws IOException, TapeFault {
    String lines =
        "{\"omnidepth\":\"tape\",\"version\":2,\"program\":\"omnidepth\",\"seed\":\"1\","
            + "\"ageingAfter\":2,\"staleAfter\":5,\"staleAtTheLatest\":\"PT15S\","
            + "\"start\":\"2026-11-30T08:00:00Z\",\"venues\":[\"kraken\"],"
            + "\"instruments\":[\"BTC-USD\"],\"interval\":\"PT1S\"}\n"
            + "{\"at\":\"2026-11-30T08:00:01Z\",\"asked\":1,\"sent\":\"2026-11-30T08:00:00Z\",\"received\":\"2026-11-30T08:00:01Z\","
            + "\"venue\":\"kraken\",\"get\":\"/\",\"waited\":\"PT0S\",\"status\":200}\n";
    assertTrue(lines.contains(usual), usual);
    Path file = Files.write(directory.resolve("entry"), zipped(lines.replace(usual, wrong)));
    try (TapeReader tape = TapeReader.open(file)) {
      String told = tape.next().ending().orElseThrow().why().orElseThrow();
      assertTrue(told.startsWith("it is damaged: ") && told.contains(why), told);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Connection refused: /10.1.2.3:3128,Connection refused",
    "query '10390' via UDP timed out [/10.255.255.53:53],query",
    "proxy.internal has no address,no connection",
    "No route to host: gateway.internal/10.0.0.1,No route to host"
  })
  void aTapeKeepsNoAddresses(String why, String kept) throws Exception {
    Path file = directory.resolve("addresses.tape");
    VirtualLoop loop = new VirtualLoop(START);
    TapeWriter tape = TapeWriter.open(file, 1 << 20);
    Recorder recorder =
        new Recorder(
            (venue, question, bounds, then) ->
                loop.submit(() -> then.accept(unreachable(why, loop.instant()))),
            loop,
            header(some()),
            tape);
    PolledRun run = new PolledRun(recorder.loop(), some(), INSTRUMENTS, recorder, SEED);
    run.start();
    loop.pass(Duration.ofSeconds(2));
    run.stop();
    tape.close(loop.instant());
    assertTrue(unzipped(file).contains("\"why\":\"" + kept + "\""), unzipped(file));
  }

  private static Failure unreachable(String why, Instant now) {
    return new Failure(
        Failure.Cause.UNREACHABLE,
        why,
        new Timing(now, now, Duration.ZERO, Optional.empty(), Optional.empty()));
  }
}
