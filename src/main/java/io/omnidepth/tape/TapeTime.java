package io.omnidepth.tape;

import io.omnidepth.source.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time of a tape. It stands at the tape's start until the replay begins, then runs at the
 * replay's speed, beyond the tape's end, too. Safe for several threads.
 */
public final class TapeTime implements Time {
  private final Time real;
  private final Instant start;
  private final double speed;
  private volatile Optional<Instant> begun = Optional.empty();

  /**
   * A time that stands at {@code start}.
   *
   * @param speed tape seconds a real second
   */
  public TapeTime(Time real, Instant start, double speed) {
    this.real = real;
    this.start = start;
    this.speed = speed;
  }

  /** Lets the time run from the tape's start on. */
  void begin() {
    begun = Optional.of(real.instant());
  }

  @Override
  public Instant instant() {
    return begun.map(this::running).orElse(start);
  }

  private Instant running(Instant since) {
    Duration passed = Duration.between(since, real.instant());
    return start.plusNanos(speed == 1 ? passed.toNanos() : (long) (passed.toNanos() * speed));
  }

  /** The real duration of a duration on the tape. */
  Duration real(Duration onTape) {
    return speed == 1 ? onTape : Duration.ofNanos((long) (onTape.toNanos() / speed));
  }
}
