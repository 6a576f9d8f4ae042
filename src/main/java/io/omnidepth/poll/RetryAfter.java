package io.omnidepth.poll;

import io.omnidepth.market.Decimals;
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

  private RetryAfter() {}

  /**
   * The wait that its text says, as seconds or as a date: from zero, for one that has passed, to
   * {@link #LONGEST}.
   *
   * @return empty where it says neither
   */
  static Optional<Duration> read(String text, Instant now) {
    String bare = text.strip();
    return Decimals.whole(bare, 0, Long.MAX_VALUE)
        .map(Duration::ofSeconds)
        .or(() -> until(bare, now))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private static Optional<Duration> until(String date, Instant now) {
    try {
      ZonedDateTime until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, until.toInstant()));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
