package io.omnidepth.venue;

import java.time.Duration;

/**
 * A time of the venue's clock in its answers.
 *
 * @param path to the text of the time
 * @param unit the unit that the venue writes it in
 */
public record VenueTime(String path, Unit unit) {
  /** The unit in which a venue writes a moment. */
  public enum Unit {
    SECONDS,
    MILLIS,
    MICROS,
    NANOS,
    /** ISO 8601 text. */
    ISO;

    /** The longest time by which the moment may be later than written. */
    public Duration grain() {
      return this == SECONDS ? Duration.ofMillis(999) : Duration.ZERO;
    }
  }
}
