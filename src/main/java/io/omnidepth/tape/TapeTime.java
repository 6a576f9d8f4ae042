package io.omnidepth.tape;

import io.omnidepth.source.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of a tape. It stands at the tape's start until the replay begins, then runs at the
 * replay's speed. It never passes a turn that has not run, so that a slow machine plays slower and
 * misses nothing. At the tape's end it stands for ever. Safe for several threads.
 */
public final class TapeTime implements Time {
  private final Time real;
  private final int speed;
  private volatile Pace pace;
  private volatile boolean ended;

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

  /** Lets the time run on from the moment at which it stands. */
  void begin() {
    Instant limit = pace.limit();
    pace = new Pace(limit, real.instant(), limit);
  }

  /** Lets the time run to that moment, which is not before the last one. Called by one thread. */
  void runTo(Instant limit) {
    pace = new Pace(pace.from(), pace.since(), limit);
  }

  /** Notes that the tape is over. */
  void end() {
    ended = true;
  }

  /** Whether the tape is over, so that the time stands for ever. */
  public boolean ended() {
    return ended;
  }

  /** The moment that the replay would have reached without any turn. */
  Instant reached() {
    Pace current = pace;
    return current
        .from()
        .plus(Duration.between(current.since(), real.instant()).multipliedBy(speed));
  }

  @Override
  public Instant instant() {
    Instant limit = pace.limit();
    Instant reached = reached();
    return reached.isBefore(limit) ? reached : limit;
  }

  /** The real duration of a duration on the tape, rounded up. */
  Duration real(Duration onTape) {
    return onTape.plusNanos(speed - 1).dividedBy(speed);
  }
}
