package io.omnidepth.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** The cost of an input whose part repeats up to a megabyte: no more than 50 ms. */
final class Cost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int LARGE = 1 << 20;
  private static final long MOST_NANOS = 50_000_000;
  private static final int PARTS = 3;
  private static final int TRIES = 5;

  private Cost() {}

  /**
   * Reads some large inputs that are made of this one.
   *
   * @return a description of an input that costs too much each time
   */
  static Optional<String> tooHigh(Target target, byte[] input) {
    Random random = new Random(Arrays.hashCode(input));
    for (int part = 0; part < PARTS; part++) {
      byte[] large = large(input, random);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < TRIES && least > MOST_NANOS; i++) {
        long begun = THREADS.getCurrentThreadCpuTime();
        target.readOnly(large);
        least = Math.min(least, THREADS.getCurrentThreadCpuTime() - begun);
      }
      if (least > MOST_NANOS) {
        String head =
            new String(
                large, 0, Math.min(120, large.length), java.nio.charset.StandardCharsets.UTF_8);
        return Optional.of(least / 1_000_000 + " ms for " + large.length + " bytes: " + head);
      }
    }
    return Optional.empty();
  }

  /** The input with one of its parts repeated; most parts begin at a comma, as list elements do. */
  private static byte[] large(byte[] input, Random random) {
    if (input.length == 0) {
      return input;
    }
    int from = boundary(input, random);
    int to = Math.max(from + 1, boundary(input, random));
    if (to - from > 512) {
      to = from + 1 + random.nextInt(512);
    }
    int times = LARGE / (to - from);
    byte[] large = new byte[input.length + (to - from) * times];
    System.arraycopy(input, 0, large, 0, to);
    for (int i = 0; i < times; i++) {
      System.arraycopy(input, from, large, to + i * (to - from), to - from);
    }
    System.arraycopy(input, to, large, large.length - (input.length - to), input.length - to);
    return large;
  }

  private static int boundary(byte[] input, Random random) {
    int at = random.nextInt(input.length);
    if (random.nextInt(4) > 0) {
      for (int i = at; i < input.length; i++) {
        if (input[i] == ',' || input[i] == '\n') {
          return i;
        }
      }
    }
    return at;
  }
}
