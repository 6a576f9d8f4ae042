package io.omnidepth.tape;

import io.omnidepth.source.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of a tape. It stands at the tape's start until the replay begins, then runs at the
 * replay's speed, beyond the tape's end, too. It never passes an answer that has not been given
 * out, so that a slow machine plays slower and misses nothing. Safe for several threads.
 */
public final class TapeTime implements Time {
  private final Time real;
  private final int speed;
  private volatile Pace pace;

  /**
   * The time from one moment on.
   *
   * @param from the moment on the tape
   * @param since the real moment
   * @param limit the moment on the tape at which the time stands
   */
  private record Pace(Instant from, Instant since, Instant limit) {}

  /**
   * A time that stands at {@code start}.
   *
   * @param speed tape seconds a real second
   */
  public TapeTime(Time real, Instant start, int speed) {
    this.real = real;
    this.speed = speed;
    pace = new Pace(start, real.instant(), start);
  }

  /** Lets the time run to that moment and stand there. Called by one thread. */
  void runTo(Instant limit) {
    Instant now = instant();
    pace = new Pace(now, real.instant(), limit);
  }

  @Override
  public Instant instant() {
    Pace current = pace;
    Duration passed = Duration.between(current.since(), real.instant()).multipliedBy(speed);
    Instant running = current.from().plus(passed);
    return running.isBefore(current.limit()) ? running : current.limit();
  }

  /** The real duration of a duration on the tape. */
  Duration real(Duration onTape) {
    return onTape.dividedBy(speed);
  }
}
