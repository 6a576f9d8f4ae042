package io.omnidepth.poll;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The times for which the last questions counted as under way. */
final class AnswerTimes {
  private static final int KEPT = 16;

  /** The assumed time before the first answer. */
  private static final Duration UNKNOWN = Duration.ofMillis(200);

  private static final long STEP_MILLIS = 20;

  private final Deque<Duration> last = new ArrayDeque<>();

  void add(Duration took) {
    if (last.size() == KEPT) {
      last.remove();
    }
    last.add(took);
  }

  boolean isEmpty() {
    return last.isEmpty();
  }

  /**
   * The time that three quarters of the questions do not exceed. It is rounded up, so it seldom
   * changes.
   */
  Duration usual() {
    Duration[] sorted = last.stream().sorted().toArray(Duration[]::new);
    return sorted.length == 0 ? UNKNOWN : roundedUp(sorted[(sorted.length * 3 - 1) / 4]);
  }

  private static Duration roundedUp(Duration time) {
    return Duration.ofMillis((time.toMillis() / STEP_MILLIS + 1) * STEP_MILLIS);
  }

  Duration longest() {
    return last.stream().max(Duration::compareTo).orElse(UNKNOWN);
  }
}
