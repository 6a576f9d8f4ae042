package io.omnidepth.poll;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * A wait that doubles with each failure in a row, up to a maximum. It is randomised, so questions
 * that failed together do not return together.
 *
 * @param first the wait after the first failure
 * @param most the longest wait
 * @param chance the source of random numbers from 0 to 1
 */
record BackOff(Duration first, Duration most, DoubleSupplier chance) {
  private static final int DOUBLINGS = 16;

  /**
   * The wait now: between four fifths and the whole of the doubled wait.
   *
   * @param failures the number of failures in a row, from 1
   */
  Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, DOUBLINGS);
    long wait = Math.min(doubled, most.toMillis());
    return Duration.ofMillis((long) (wait * (0.8 + 0.2 * chance.getAsDouble())));
  }
}
