package io.omnidepth.settings;

import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 500MB}, {@code 1GB}. */
final class SizeText {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(MB|GB|TB)");
  private static final String ALLOWED = "a whole number with its unit, as 500MB or 1GB";

  private SizeText() {}

  /** Reads the text of the setting of that name. */
  static long read(String name, String text) {
    Amount amount = Amount.read(name, text, SIZE, ALLOWED);
    return switch (amount.unit()) {
      case "MB" -> amount.number() * 1_000_000;
      case "GB" -> amount.number() * 1_000_000_000;
      default -> amount.number() * 1_000_000_000_000L;
    };
  }
}
