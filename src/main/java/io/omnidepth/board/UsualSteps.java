package io.omnidepth.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The usual size of a price step at each distance from the mid: the median over 15 minutes, with a
 * sample each 15 s. A sample is the median of the steps that hold something; near distances have
 * samples of their own, farther ones share some. These are statistics, so they are in {@code
 * float}.
 */
final class UsualSteps {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final int SAMPLES = 60;

  /** A median needs so many samples: they are of a minute. */
  private static final int FEWEST = 4;

  private static final int[] FIRSTS = {0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 256};
  private static final int RANGES = FIRSTS.length - 1;
  private static final byte[] RANGE_OF = ranges();

  private final float[] samples = new float[RANGES * SAMPLES];
  private final float[] usual = new float[RANGES];
  private final int[] counts = new int[RANGES];
  private Instant next = Instant.MIN;

  private static byte[] ranges() {
    byte[] ranges = new byte[StepSizes.MOST];
    for (int range = 0; range < RANGES; range++) {
      Arrays.fill(ranges, FIRSTS[range], FIRSTS[range + 1], (byte) range);
    }
    return ranges;
  }

  /** The usual size at a distance; 0 if it is unknown. */
  double at(int distance) {
    return usual[RANGE_OF[distance]];
  }

  /**
   * Takes a sample, if one is due.
   *
   * @param unit the size that is counted
   */
  void take(StepSizes sizes, double unit, Instant now) {
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(EVERY);
    float[] held = new float[StepSizes.MOST];
    for (int range = 0; range < RANGES; range++) {
      int count = 0;
      for (int i = FIRSTS[range]; i < Math.min(FIRSTS[range + 1], sizes.told()); i++) {
        if (sizes.size(i) > 0) {
          held[count++] = (float) (sizes.size(i) * unit);
        }
      }
      if (count > 0) {
        samples[range * SAMPLES + counts[range]++ % SAMPLES] = median(held, count);
        usual[range] = usual(range);
      }
    }
  }

  private float usual(int range) {
    int count = Math.min(SAMPLES, counts[range]);
    return count < FEWEST
        ? 0
        : median(Arrays.copyOfRange(samples, range * SAMPLES, range * SAMPLES + count), count);
  }

  private static float median(float[] numbers, int count) {
    Arrays.sort(numbers, 0, count);
    return (numbers[(count - 1) / 2] + numbers[count / 2]) / 2;
  }
}
