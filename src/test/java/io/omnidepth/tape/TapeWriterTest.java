package io.omnidepth.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.Timing;
import io.omnidepth.tape.TapeReader.Ending;
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
          List.of("kraken"),
          List.of("BTC-USD"),
          Duration.ofSeconds(1),
          true,
          List.of(),
          List.of(),
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
  private static TapeEntry entry(int second, int bytes) {
    byte[] body = new byte[bytes];
    new Random(second).nextBytes(body);
    Instant at = START.plusSeconds(second);
    Timing timing = new Timing(at, at, Duration.ZERO, Optional.empty(), Optional.empty());
    return new TapeEntry(
        "kraken",
        Question.get("/depth"),
        new Answer(200, new Headers(List.of()), Body.of(body), timing));
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
    writer.write(entry(1, 10));
    writer.close(START.plusSeconds(2));
    assertTrue(writer.ended());
    writer.write(entry(3, 10));
  }

  @Test
  void aTapeEndsAtItsSizeAndIsWhole() throws Exception {
    Path file = directory.resolve("sized.tape");
    TapeWriter writer = TapeWriter.open(file, 50_000);
    writer.begin(HEADER);
    for (int second = 1; second <= 20; second++) {
      writer.write(entry(second, 10_000));
    }
    writer.close(START.plusSeconds(30));
    assertTrue(writer.ended());
    try (TapeReader tape = TapeReader.open(file)) {
      TapeReader.Batch all = tape.next();
      int entries = all.entries().size();
      assertTrue(entries > 3 && entries < 10, entries + " entries");
      Instant last = all.entries().get(entries - 1).received();
      assertEquals(Optional.of(new Ending(last, Optional.empty())), all.ending());
    }
  }

  @Test
  void aQueueThatGrowsTooLongEndsTheTapeAtOnce() {
    TapeWriter writer = writer(new ByteArrayOutputStream(), Long.MAX_VALUE, 1_000);
    assertFalse(writer.ended());
    writer.write(entry(1, 1_001));
    assertTrue(writer.ended());
    writer.close(START);
  }

  @Test
  void anEntryIsReadAsItWasWritten() throws Exception {
    TapeEntry entry = entry(1, 100);
    TapeEntry read = LineReader.entry(LineReader.tree(TapeJson.entry(entry)));
    assertEquals(entry.key(), read.key());
    assertEquals(entry.reply().timing(), read.reply().timing());
    assertArrayEquals(
        ((Answer) entry.reply()).body().bytes(), ((Answer) read.reply()).body().bytes());
  }
}
