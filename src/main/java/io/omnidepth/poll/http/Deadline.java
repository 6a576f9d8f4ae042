package io.omnidepth.poll.http;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The time limit of a whole answer. The time for which its body waits for room in this program is
 * added, up to the same time again.
 */
final class Deadline {
  private final Loop loop;
  private final Duration within;
  private final RequestTiming timing;
  private final Consumer<String> missed;
  private Duration madeGood = Duration.ZERO;
  private Loop.Cancel timer;

  /**
   * A deadline that begins now.
   *
   * @param missed called once with the reason if the deadline is missed
   */
  Deadline(Loop loop, Duration within, RequestTiming timing, Consumer<String> missed) {
    this.loop = loop;
    this.within = within;
    this.timing = timing;
    this.missed = missed;
    timer = loop.after(within, this::passed);
  }

  private void passed() {
    Duration waited = timing.waited();
    Duration good = waited.compareTo(within) < 0 ? waited : within;
    Duration more = good.minus(madeGood);
    if (more.compareTo(Duration.ofMillis(1)) >= 0) {
      madeGood = good;
      timer = loop.after(more, this::passed);
    } else {
      missed.accept(why());
    }
  }

  /** Ends the deadline after an answer or a failure. */
  void met() {
    timer.cancel();
  }

  private String why() {
    String inTime = "no whole answer within " + within.toMillis() + " ms";
    return madeGood.isZero()
        ? inTime
        : inTime + " and " + madeGood.toMillis() + " ms of waiting for room in memory";
  }
}
