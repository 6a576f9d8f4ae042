package io.omnidepth.poll;

import io.omnidepth.market.Decimals;
import java.time.Duration;
import java.util.Optional;

/** A count of seconds in a header (RFC 9111, section 1.2.2). One that is too large is the most. */
final class DeltaSeconds {
  private static final long MOST = 999_999_999;

  private DeltaSeconds() {}

  /** So many seconds; empty where the text is no whole number from zero on. */
  static Optional<Duration> read(String text) {
    String digits = text.strip();
    boolean whole = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole
        ? Optional.of(Duration.ofSeconds(Decimals.whole(digits, 0, MOST).orElse(MOST)))
        : Optional.empty();
  }
}
