package io.omnidepth.venue;

import java.time.Duration;

/**
 * A time of the venue's clock in its answers.
 *
 * @param path to the text of the time
 * @param unit the unit that the venue writes it in
 */
public record VenueTime(String path, Unit unit) {
  /** How the venue writes a moment. */
  public enum Unit {
    SECONDS,
    MILLIS,
    MICROS,
    NANOS,
    /** ISO 8601 text. */
    ISO;

    /** How much later than written the moment may have been. */
    public Duration grain() {
      return this == SECONDS ? Duration.ofMillis(999) : Duration.ZERO;
    }
  }
}
