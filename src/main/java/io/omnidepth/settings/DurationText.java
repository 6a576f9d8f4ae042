package io.omnidepth.settings;

import java.time.Duration;
import java.util.regex.Pattern;

/** A duration as people write it: {@code 500ms}, {@code 1s}, {@code 2m}, {@code 24h}. */
final class DurationText {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final String ALLOWED = "a whole number with its unit, as 500ms, 1s or 2m";

  private DurationText() {}

  /** Reads the text of the setting of that name. */
  static Duration read(String name, String text) {
    Amount amount = Amount.read(name, text, DURATION, ALLOWED);
    return switch (amount.unit()) {
      case "ms" -> Duration.ofMillis(amount.number());
      case "s" -> Duration.ofSeconds(amount.number());
      case "m" -> Duration.ofMinutes(amount.number());
      default -> Duration.ofHours(amount.number());
    };
  }
}
