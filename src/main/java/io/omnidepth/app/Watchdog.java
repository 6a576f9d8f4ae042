package io.omnidepth.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * Ends the process if it can no longer work: an event loop has died or does not turn, the heap is
 * full, or a shutdown hangs. It runs on a thread of its own and needs no loop. Its messages are
 * made at the start, because there may be no memory left later.
 */
public final class Watchdog {
  /** The exit status of a process that it ends; {@code ExitOnOutOfMemoryError} has the same. */
  static final int ENDED = 3;

  /** The status of a process that SIGTERM has ended. */
  private static final int TERMINATED = 143;

  /**
   * The bounds of its patience. It counts its own ticks, because they stop too while the machine is
   * suspended or has no time for the process.
   *
   * @param turn the most ticks that a loop may take for a turn
   * @param shutdown the most ticks that a shutdown may take
   * @param collection the most ticks for which the garbage collector may take nearly all of the
   *     time
   */
  public record Bounds(Duration tick, int turn, int shutdown, int collection) {
    public static final Bounds USUAL = new Bounds(Duration.ofSeconds(1), 30, 4, 15);
  }

  private static final double NEARLY_ALL = 0.95;

  /** The heartbeat of one loop. */
  private final class Beat implements Runnable {
    private final Executor loop;
    private final byte[] stuck;
    private final byte[] dead;
    private volatile boolean run = true;
    private int missed;

    Beat(String name, Executor loop) {
      this.loop = loop;
      stuck =
          line(
              "the event loop \""
                  + name
                  + "\" has not turned for "
                  + bounds.tick().multipliedBy(bounds.turn()).toMillis() / 1e3
                  + " s; the program ends");
      dead = line("the event loop \"" + name + "\" has died; the program ends");
    }

    @Override
    public void run() {
      run = true;
    }

    void look() {
      if (!run) {
        if (++missed >= bounds.turn()) {
          end(stuck, ENDED);
        }
        return;
      }
      run = false;
      missed = 0;
      try {
        loop.execute(this);
      } catch (RejectedExecutionException died) {
        end(dead, ENDED);
      }
    }
  }

  private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

  /** For an OutOfMemoryError that was caught, on a JVM without {@code ExitOnOutOfMemoryError}. */
  private static final byte[] NO_MEMORY = line("there is no memory left; the program ends");

  private static final byte[] NO_HEAP =
      line("the heap is full: the garbage collector takes all of the time; the program ends");
  private static final byte[] NO_END = line("some part did not end in time; the program ends");

  private final Bounds bounds;
  private final List<Beat> beats = new CopyOnWriteArrayList<>();
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private volatile boolean ending;
  private int ended;
  private int collecting;
  private long collected;
  private final LongSupplier nanos;
  private long lookedAt;

  private Watchdog(Bounds bounds, LongSupplier nanos) {
    this.bounds = bounds;
    this.nanos = nanos;
    lookedAt = nanos.getAsLong();
  }

  /**
   * Begins to watch.
   *
   * @param nanos a monotonic count of nanoseconds
   */
  public static Watchdog start(Bounds bounds, LongSupplier nanos) {
    Watchdog watchdog = new Watchdog(bounds, nanos);
    Thread thread = new Thread(watchdog::run, "watchdog");
    thread.setDaemon(true);
    thread.start();
    return watchdog;
  }

  /** Watches a loop, which runs its tasks in turn. */
  public void watch(String name, Executor loop) {
    beats.add(new Beat(name, loop));
  }

  /** Watches the shutdown alone, from now on. */
  void ending() {
    ending = true;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(bounds.tick().toMillis());
        look();
      }
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError none) {
      outOfMemory();
    }
  }

  private void look() {
    if (ending) {
      if (++ended >= bounds.shutdown()) {
        end(NO_END, TERMINATED);
      }
      return;
    }
    for (Beat beat : beats) {
      beat.look();
    }
    lookAtHeap();
  }

  private void lookAtHeap() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      millis += Math.max(0, collector.getCollectionTime());
    }
    long now = nanos.getAsLong();
    double share = (millis - collected) * 1e6 / Math.max(1, now - lookedAt);
    collecting = share >= NEARLY_ALL ? collecting + 1 : 0;
    collected = millis;
    lookedAt = now;
    if (collecting >= bounds.collection()) {
      end(NO_HEAP, ENDED);
    }
  }

  /** Ends the process at once, because its remaining threads may fail anywhere. */
  static void outOfMemory() {
    end(NO_MEMORY, ENDED);
  }

  private static void end(byte[] line, int status) {
    try {
      ERR.write(line);
    } catch (IOException closed) {
      // Standard error is closed. The exit status tells the same.
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }

  private static byte[] line(String text) {
    return ("omnidepth: " + text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
