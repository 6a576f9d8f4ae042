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
  private static final long MOST_SECONDS = 999_999_999;

  private RetryAfter() {}

  /**
   * The wait that its text says, as seconds or as a date.
   *
   * @return below zero where the date has passed; empty where it says neither
   */
  static Optional<Duration> read(String text, Instant now) {
    String bare = text.strip();
    Optional<Duration> seconds = Decimals.whole(bare, 0, MOST_SECONDS).map(Duration::ofSeconds);
    return seconds.or(() -> until(bare, now));
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
