package io.omnidepth.poll;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The time in which a whole answer must have come. How long its body waits for room here is not the
 * venue's time, and is made good, up to as long again.
 */
final class Deadline {
  private final Loop loop;
  private final Duration within;
  private final RequestTiming course;
  private final Consumer<TooLate> missed;
  private Duration madeGood = Duration.ZERO;
  private Loop.Cancel timer;

  /** Begins now. */
  Deadline(Loop loop, Duration within, RequestTiming course, Consumer<TooLate> missed) {
    this.loop = loop;
    this.within = within;
    this.course = course;
    this.missed = missed;
    timer = loop.after(within, this::passed);
  }

  private void passed() {
    Duration waited = course.waited();
    Duration good = waited.compareTo(within) < 0 ? waited : within;
    Duration more = good.minus(madeGood);
    if (more.compareTo(Duration.ofMillis(1)) >= 0) {
      madeGood = good;
      timer = loop.after(more, this::passed);
    } else {
      missed.accept(new TooLate(within, madeGood));
    }
  }

  /** The answer has come, or failed. */
  void met() {
    timer.cancel();
  }

  /** No whole answer came in time. */
  static final class TooLate extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLate(Duration within, Duration waited) {
      super(
          "no whole answer within "
              + within.toMillis()
              + " ms"
              + (waited.isZero()
                  ? ""
                  : " and " + waited.toMillis() + " ms of waiting for room in memory"),
          null,
          false,
          false);
    }
  }
}
