package io.omnidepth.app;

import io.omnidepth.source.SteadyTime;
import io.omnidepth.source.Time;
import java.time.Clock;

/** The clocks of the machine. No other class reads one. */
final class MachineTime {
  private MachineTime() {}

  /** The program's one time: the wall clock at this moment, and monotonic time since. */
  static Time start() {
    return new SteadyTime(Clock.systemUTC(), MachineTime::nanos);
  }

  /** A monotonic count of nanoseconds. */
  static long nanos() {
    return System.nanoTime();
  }
}
