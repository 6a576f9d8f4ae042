package io.omnidepth.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.Timing;
import io.omnidepth.tape.TapeReader.Ending;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Priority;
import io.omnidepth.venue.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeWriterTest {
  private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
  private static final TapeHeader HEADER =
      new TapeHeader(
          "omnidepth test",
          START,
          7,
          List.of("kraken"),
          List.of("BTC-USD"),
          Duration.ofSeconds(1),
          true,
          List.of(),
          List.of(),
          new TapeHeader.Ages(2, 5, Duration.ofSeconds(15)),
          false);

  @TempDir private Path directory;

  /** A disk without room. */
  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  /** An answer of so many bytes that no compression makes smaller, received in that second. */
  private static TapeTurn turn(int second, int bytes) {
    byte[] body = new byte[bytes];
    new Random(second).nextBytes(body);
    Instant at = START.plusSeconds(second);
    Timing timing = new Timing(at, at, Duration.ZERO, Optional.empty(), Optional.empty());
    TapeEntry entry =
        new TapeEntry(
            "kraken",
            Question.get("/depth"),
            new Answer(200, new Headers(List.of()), Body.of(body), timing));
    return new TapeTurn(at, Optional.empty(), 0, new TapeEvent.Heard(second, entry));
  }

  private static TapeWriter writer(OutputStream disk, long mostBytes, long mostWaiting) {
    TapeWriter writer =
        TapeWriter.open(Path.of("test.tape"), new TapeFile(disk), mostBytes, mostWaiting);
    writer.begin(HEADER);
    return writer;
  }

  @Test
  void aFullDiskEndsTheTapeAlone() {
    TapeWriter writer = writer(new FullDisk(), Long.MAX_VALUE, Long.MAX_VALUE);
    writer.write(turn(1, 10));
    writer.close(START.plusSeconds(2));
    assertTrue(writer.ended());
    writer.write(turn(3, 10));
  }

  @Test
  void aTapeEndsAtItsSizeAndIsWhole() throws Exception {
    Path file = directory.resolve("sized.tape");
    TapeWriter writer = TapeWriter.open(file, 50_000);
    writer.begin(HEADER);
    for (int second = 1; second <= 20; second++) {
      writer.write(turn(second, 10_000));
    }
    writer.close(START.plusSeconds(30));
    assertTrue(writer.ended());
    try (TapeReader tape = TapeReader.open(file)) {
      TapeReader.Batch all = tape.next();
      int turns = all.turns().size();
      assertTrue(turns > 3 && turns < 10, turns + " turns");
      Instant last = all.turns().get(turns - 1).at();
      assertEquals(Optional.of(new Ending(last, Optional.empty())), all.ending());
    }
  }

  @Test
  void aQueueThatGrowsTooLongEndsTheTapeAtOnce() {
    TapeWriter writer = writer(new ByteArrayOutputStream(), Long.MAX_VALUE, 1_000);
    assertFalse(writer.ended());
    writer.write(turn(1, 1_001));
    assertTrue(writer.ended());
    writer.close(START);
  }

  private static TapeTurn written(TapeTurn turn) throws Exception {
    return LineReader.turn(LineReader.tree(TapeJson.turn(turn)));
  }

  @Test
  void anEntryIsReadAsItWasWritten() throws Exception {
    TapeTurn turn = turn(1, 100);
    TapeTurn read = written(turn);
    TapeEntry entry = ((TapeEvent.Heard) turn.event()).entry();
    TapeEvent.Heard heard = (TapeEvent.Heard) read.event();
    assertEquals(turn.at(), read.at());
    assertEquals(1, heard.asked());
    assertEquals(entry.key(), heard.entry().key());
    assertEquals(entry.reply().timing(), heard.entry().reply().timing());
    assertArrayEquals(
        ((Answer) entry.reply()).body().bytes(), ((Answer) heard.entry().reply()).body().bytes());
  }

  @Test
  void aTurnIsReadAsItWasWritten() throws Exception {
    Instrument instrument = Instrument.parse("BTC-USD").orElseThrow();
    List<Claim> claims =
        List.of(
            Claim.named(instrument), new Claim(instrument, Priority.ON_DEMAND, Optional.of("1")));
    for (TapeEvent event :
        List.of(
            new TapeEvent.Due(START.plusNanos(1)),
            new TapeEvent.Submitted(),
            new TapeEvent.Recounted(),
            new TapeEvent.Worked(3),
            new TapeEvent.Claimed(claims))) {
      TapeTurn turn = new TapeTurn(START, Optional.of(START.plusSeconds(1)), 2, event);
      assertEquals(turn, written(turn));
    }
  }
}
