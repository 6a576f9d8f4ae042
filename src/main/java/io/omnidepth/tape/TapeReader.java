package io.omnidepth.tape;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a tape from its beginning. Not safe for several threads. */
public final class TapeReader implements AutoCloseable {
  private static final int SHARE_OF_HEAP = 16;

  /**
   * The longest line. A list of markets may have 32 MB, and base64 makes a third more of it. A line
   * takes several times its length in a heap.
   */
  static final int LONGEST_LINE =
      (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

  private static final int BATCH_LINES = 256;
  private static final int BATCH_BYTES = 4 << 20;

  /**
   * The next turns of a tape.
   *
   * @param ending the tape's end, where it comes after these
   */
  record Batch(List<TapeTurn> turns, Optional<Ending> ending) {
    Batch {
      turns = List.copyOf(turns);
    }
  }

  /**
   * The end of a tape.
   *
   * @param at the last moment that is recorded
   * @param why the reason that the tape ends early; empty if it is complete
   */
  public record Ending(Instant at, Optional<String> why) {
    /** The end in words. */
    public String words() {
      return "the tape ended at " + at + why.map(reason -> ": " + reason).orElse("");
    }
  }

  private final InputStream in;
  private final TapeHeader header;
  private Instant last;

  private TapeReader(InputStream in) throws IOException, TapeFault {
    this.in = in;
    Optional<byte[]> line = line();
    header =
        HeaderReader.read(
            line.orElseThrow(() -> new TapeFault("it has no line, not even a header")));
    last = header.start();
  }

  /**
   * Opens a tape and reads its header.
   *
   * @throws TapeFault if the file is no tape, or cannot be read
   */
  public static TapeReader open(Path path) throws TapeFault {
    try {
      InputStream file = new BufferedInputStream(Files.newInputStream(path), 64 << 10);
      try {
        return new TapeReader(new BufferedInputStream(new GZIPInputStream(file), 64 << 10));
      } catch (IOException | TapeFault fault) {
        file.close();
        throw fault;
      }
    } catch (ZipException foreign) {
      throw new TapeFault(path + " is no tape: it is not gzip", foreign);
    } catch (EOFException cut) {
      throw new TapeFault(path + " is no tape: it ends within its header", cut);
    } catch (TapeFault foreign) {
      throw new TapeFault(path + " is no tape: " + foreign.getMessage(), foreign);
    } catch (NoSuchFileException missing) {
      throw new TapeFault("there is no file " + path, missing);
    } catch (IOException unreadable) {
      throw new TapeFault(path + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  public TapeHeader header() {
    return header;
  }

  /** The next turns. After the batch with the ending there are none. */
  Batch next() {
    List<TapeTurn> turns = new ArrayList<>();
    int bytes = 0;
    try {
      while (turns.size() < BATCH_LINES && bytes < BATCH_BYTES) {
        Optional<byte[]> line = line();
        if (line.isEmpty()) {
          return ending(turns, Optional.of("it was cut off, as by the end of its program"));
        }
        JsonNode json = LineReader.tree(line.get());
        Optional<Instant> end = LineReader.end(json);
        if (end.isPresent()) {
          last = end.get();
          return ending(turns, Optional.empty());
        }
        TapeTurn turn = LineReader.turn(json);
        if (turn.at().isBefore(last)) {
          throw new TapeFault("a line is of " + turn.at() + ", before the one above it");
        }
        turns.add(turn);
        bytes += line.get().length;
        last = turn.at();
      }
    } catch (EOFException cut) {
      return ending(turns, Optional.of("it was cut off within a record"));
    } catch (IOException | TapeFault damage) {
      return ending(turns, Optional.of("it is damaged: " + damage.getMessage()));
    }
    return new Batch(turns, Optional.empty());
  }

  private Batch ending(List<TapeTurn> turns, Optional<String> why) {
    return new Batch(turns, Optional.of(new Ending(last, why)));
  }

  /** The next line without its end; empty at the end of the file. */
  private Optional<byte[]> line() throws IOException, TapeFault {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        if (line.size() > 0) {
          throw new EOFException("a line without an end");
        }
        return Optional.empty();
      }
      if (line.size() == LONGEST_LINE) {
        throw new TapeFault(
            "a line has more than " + LONGEST_LINE + " bytes, the most that this heap allows");
      }
      line.write(next);
    }
    return Optional.of(line.toByteArray());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
