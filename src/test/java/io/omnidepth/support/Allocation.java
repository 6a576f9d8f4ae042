package io.omnidepth.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The heap that work costs, in bytes. A busy machine does not change it. Each bound is a measured
 * figure and a few per cent. A change that makes the work cheaper lowers the bound.
 */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** The bytes that a thread has allocated since its start. */
  public static long soFar(long thread) {
    return THREADS.getThreadAllocatedBytes(thread);
  }

  /** The bytes that this work allocates on this thread. */
  public static long of(Runnable work) {
    long thread = Thread.currentThread().getId();
    long before = soFar(thread);
    work.run();
    return soFar(thread) - before;
  }

  /** The least of ten runs: the first ones load classes. */
  public static long warm(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      least = Math.min(least, of(work));
    }
    return least;
  }

  public static void assertAtMost(double most, double measured, String what) {
    assertTrue(
        measured <= most,
        () -> String.format(Locale.ROOT, "%s: %.2f, allowed is %.2f", what, measured, most));
  }
}
