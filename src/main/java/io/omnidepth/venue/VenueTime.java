package io.omnidepth.venue;

import java.time.Duration;

/**
 * A time of the venue's clock in its answers.
 *
 * @param path the path to the time
 * @param unit the unit of the time
 */
public record VenueTime(String path, Unit unit) {
  /** The unit or format of a time. */
  public enum Unit {
    SECONDS,
    MILLIS,
    MICROS,
    NANOS,
    /** ISO 8601 text. */
    ISO;

    /** The most time by which the moment may be later than written. */
    public Duration grain() {
      return this == SECONDS ? Duration.ofMillis(999) : Duration.ZERO;
    }
  }
}
