package io.omnidepth.settings;

import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 500MB}, {@code 1GB}. */
final class SizeText {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(MB|GB|TB)");
  static final String FORM = "a whole number and MB, GB or TB, as 500MB";

  private SizeText() {}

  /**
   * Reads the text of the setting of that name.
   *
   * @throws WrongSetting if it is no size; it tells {@code allowed}
   */
  static long read(String name, String text, String allowed) {
    Amount amount = Amount.read(name, text, SIZE, allowed);
    return switch (amount.unit()) {
      case "MB" -> amount.number() * 1_000_000;
      case "GB" -> amount.number() * 1_000_000_000;
      default -> amount.number() * 1_000_000_000_000L;
    };
  }
}
