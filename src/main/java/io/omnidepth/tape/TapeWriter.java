package io.omnidepth.tape;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a tape by a thread of its own, so that no disk holds up the polling. A full disk, a failed
 * write, a queue that grows too long or a tape that has reached its size end the tape alone, and
 * are told once in the log.
 */
public final class TapeWriter {
  private static final Logger LOG = LoggerFactory.getLogger(TapeWriter.class);
  private static final Duration SAFE_AFTER = Duration.ofSeconds(1);
  private static final Duration LAST_WRITES = Duration.ofSeconds(2);
  private static final int SHARE_OF_HEAP = 16;
  private static final int MOST_LINES = 20_000;

  /** A line to be written. */
  private sealed interface Line {
    /** The first one. */
    record Header(TapeHeader header) implements Line {}

    /** A turn of the loop. */
    record Turn(TapeTurn turn) implements Line {}

    /** The last one. */
    record End(Instant at) implements Line {}
  }

  private final Path path;
  private final TapeFile file;
  private final long mostBytes;
  private final long mostWaiting;
  private final LinkedBlockingQueue<Line> queue = new LinkedBlockingQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread thread;
  private Instant safe = Instant.MIN;

  private TapeWriter(Path path, TapeFile file, long mostBytes, long mostWaiting) {
    this.path = path;
    this.file = file;
    this.mostBytes = mostBytes;
    this.mostWaiting = mostWaiting;
    thread = new Thread(this::write, "tape");
    thread.setDaemon(true);
  }

  /**
   * Opens the file and starts the thread.
   *
   * @param mostBytes the size at which the tape ends
   * @throws IOException if no file can be written there
   */
  public static TapeWriter open(Path path, long mostBytes) throws IOException {
    long mostWaiting = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    return open(path, TapeFile.create(path), mostBytes, mostWaiting);
  }

  static TapeWriter open(Path path, TapeFile file, long mostBytes, long mostWaiting) {
    TapeWriter writer = new TapeWriter(path, file, mostBytes, mostWaiting);
    writer.thread.start();
    return writer;
  }

  /** Begins the tape. */
  void begin(TapeHeader header) {
    queue.add(new Line.Header(header));
  }

  /** Has the turn written. Called by the polling loop; never waits. */
  void write(TapeTurn turn) {
    if (ended.get()) {
      return;
    }
    long bytes = waiting.addAndGet(turn.bytes());
    if (bytes > mostWaiting || queue.size() >= MOST_LINES) {
      end("the disk is too slow: " + bytes / 1024 + " KiB of answers wait to be written");
    } else {
      queue.add(new Line.Turn(turn));
    }
  }

  /** Whether nothing more is written. */
  public boolean ended() {
    return ended.get();
  }

  /** Writes the rest and the end of the tape. Waits for it a short while. */
  public void close(Instant at) {
    queue.add(new Line.End(at));
    try {
      thread.join(LAST_WRITES.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try (file) {
      while (!ended.get() && !writeNext()) {}
    } catch (IOException unwritable) {
      end("it cannot be written: " + unwritable.getMessage());
    } catch (RuntimeException | Error fault) {
      end("it cannot be written: " + fault);
    }
    queue.clear();
  }

  /** Writes the next line if one comes soon. Returns whether it was the last one. */
  private boolean writeNext() throws IOException {
    Line line;
    try {
      line = queue.poll(SAFE_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      return true;
    }
    if (line instanceof Line.Turn next) {
      write(next);
    } else if (line instanceof Line.Header next) {
      file.write(TapeJson.header(next.header()));
      file.endMember();
    } else if (line instanceof Line.End next) {
      file.write(TapeJson.end(next.at()));
      LOG.info("the tape {} is complete", path);
      return true;
    } else {
      file.endMember();
    }
    return false;
  }

  private void write(Line.Turn line) throws IOException {
    TapeTurn turn = line.turn();
    waiting.addAndGet(-turn.bytes());
    file.write(TapeJson.turn(turn));
    if (turn.at().isAfter(safe)) {
      file.endMember();
      safe = turn.at().plus(SAFE_AFTER);
    }
    if (file.bytes() >= mostBytes) {
      file.write(TapeJson.end(turn.at()));
      end("it has " + file.bytes() + " bytes, and --record-size allows " + mostBytes);
    }
  }

  private void end(String why) {
    if (ended.compareAndSet(false, true)) {
      LOG.warn("the tape {} ends here: {}; the server goes on", path, why);
    }
  }
}
