package io.omnidepth.http.cost;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Processor time of the current thread. Unlike the time that passes it does not grow while the
 * thread waits for a processor or for the garbage collector, so that it says what work costs on a
 * busy machine, too. Not a clock: it tells nothing of when.
 */
public final class ThreadTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadTime() {}

  /** How much the current thread has spent since it began. */
  public static Duration spent() {
    return Duration.ofNanos(Math.max(0, THREADS.getCurrentThreadCpuTime()));
  }
}
