package io.omnidepth.poll;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header in which a venue says for how long it wants to be left alone (RFC 9110). */
final class RetryAfter {
  /** The longest that a venue is left alone because it says so. */
  static final Duration LONGEST = Duration.ofDays(3);

  /** A venue's clock that is further from ours says nothing. */
  private static final Duration MOST_APART = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * The wait that its text says, as seconds or as a date: from zero, for one that has passed, to
   * {@link #LONGEST}.
   *
   * @param now by the clock that the date is by
   * @return empty where it says neither
   */
  static Optional<Duration> read(String text, Instant now) {
    return DeltaSeconds.read(text)
        .or(() -> date(text).map(until -> Duration.between(now, until)))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  /**
   * The time by the venue's clock, as far as it tells one that can be.
   *
   * @param date when it says that it answered; empty where it does not
   * @param now by our clock
   */
  static Instant theirs(Optional<String> date, Instant now) {
    return date.flatMap(RetryAfter::date)
        .filter(told -> Duration.between(now, told).abs().compareTo(MOST_APART) <= 0)
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
