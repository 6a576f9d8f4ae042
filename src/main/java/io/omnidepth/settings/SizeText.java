package io.omnidepth.settings;

import io.omnidepth.market.Decimals;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 500MB}, {@code 1GB}. */
final class SizeText {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(MB|GB|TB)");
  private static final long MOST_UNITS = 999_999;
  private static final String ALLOWED = "a whole number with its unit, as 500MB or 1GB";

  private SizeText() {}

  /** Reads the text of the setting of that name. */
  static long read(String name, String text) {
    Matcher parts = SIZE.matcher(text.strip());
    if (!parts.matches()) {
      throw new WrongSetting(name, text, ALLOWED);
    }
    long number =
        Decimals.whole(parts.group(1), 0, MOST_UNITS)
            .orElseThrow(() -> new WrongSetting(name, text, ALLOWED));
    return switch (parts.group(2)) {
      case "MB" -> number * 1_000_000;
      case "GB" -> number * 1_000_000_000;
      default -> number * 1_000_000_000_000L;
    };
  }
}
