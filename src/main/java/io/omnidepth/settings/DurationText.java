package io.omnidepth.settings;

import io.omnidepth.market.Decimals;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as people write it: {@code 500ms}, {@code 1s}, {@code 2m}, {@code 24h}. */
final class DurationText {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final long MOST_UNITS = 999_999_999;
  private static final String ALLOWED = "a whole number with its unit, as 500ms, 1s or 2m";

  private DurationText() {}

  /** Reads the text of the setting of that name. */
  static Duration read(String name, String text) {
    Matcher parts = DURATION.matcher(text.strip());
    if (!parts.matches()) {
      throw new WrongSetting(name, text, ALLOWED);
    }
    long number =
        Decimals.whole(parts.group(1), 0, MOST_UNITS)
            .orElseThrow(() -> new WrongSetting(name, text, ALLOWED));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
