package io.omnidepth.bench;

import java.util.Arrays;

/** Delays in milliseconds, and their quantiles. */
final class Delays {
  private static final int MOST = 4_000_000;

  private float[] millis = new float[1_024];
  private int count;

  void add(double delay) {
    if (count == millis.length && count < MOST) {
      millis = Arrays.copyOf(millis, 2 * count);
    }
    if (count < millis.length) {
      millis[count++] = (float) delay;
    }
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** A quantile; not a number if there are no delays. */
  double quantile(double part) {
    if (count == 0) {
      return Double.NaN;
    }
    float[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.max(0, Math.ceil(part * count) - 1)];
  }
}
