package io.omnidepth.poll;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Retry-After header (RFC 9110). */
final class RetryAfter {
  /** The longest pause that a venue can demand. */
  static final Duration LONGEST = Duration.ofDays(3);

  /** The most difference of a credible venue's clock. */
  private static final Duration MOST_APART = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * The wait in the text, as seconds or as a date. It is from zero, for a past date, to {@link
   * #LONGEST}.
   *
   * @param now the time by the clock of the date
   * @return the wait; empty if the text is neither
   */
  static Optional<Duration> read(String text, Instant now) {
    return DeltaSeconds.read(text)
        .or(() -> date(text).map(until -> Duration.between(now, until)))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  /**
   * The time by the venue's clock, if it tells a credible one.
   *
   * @param date the time of its answer; empty if it does not tell it
   * @param now the time by this machine's clock
   */
  static Instant theirs(Optional<String> date, Instant now) {
    return date.flatMap(RetryAfter::date)
        .filter(until -> Duration.between(now, until).abs().compareTo(MOST_APART) <= 0)
        .orElse(now);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
