package io.omnidepth.http.cost;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Processor time of the current thread. It does not grow while the thread waits for a processor or
 * for the garbage collector, so it is the cost of work on a busy machine, too. It is no clock: it
 * tells no moment.
 */
public final class ThreadTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadTime() {}

  /** The time that the current thread has spent since it began. */
  public static Duration spent() {
    return Duration.ofNanos(Math.max(0, THREADS.getCurrentThreadCpuTime()));
  }
}
