package io.omnidepth.poll.http;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The time in which a whole answer must have come. The time for which its body waits for room here
 * is not the venue's: it is made good, up to as long again.
 */
final class Deadline {
  private final Loop loop;
  private final Duration within;
  private final RequestTiming timing;
  private final Consumer<String> missed;
  private Duration madeGood = Duration.ZERO;
  private Loop.Cancel timer;

  /**
   * Begins now.
   *
   * @param missed is told in words, once
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

  /** The answer has come, or failed. */
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
