package io.omnidepth.poll;

import io.omnidepth.market.Decimals;
import java.time.Duration;
import java.util.Optional;

/**
 * A count of seconds in a header (RFC 9111, section 1.2.2). A count that is too large becomes the
 * maximum.
 */
final class DeltaSeconds {
  private static final long MOST = 999_999_999;

  private DeltaSeconds() {}

  /** The duration in the text; empty if the text is no whole number of zero or more. */
  static Optional<Duration> read(String text) {
    String digits = text.strip();
    boolean whole = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole
        ? Optional.of(Duration.ofSeconds(Decimals.whole(digits, 0, MOST).orElse(MOST)))
        : Optional.empty();
  }
}
