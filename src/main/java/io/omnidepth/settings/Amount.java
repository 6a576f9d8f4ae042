package io.omnidepth.settings;

import io.omnidepth.market.Decimals;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole number and its unit, as in {@code 500ms}. */
record Amount(long number, String unit) {
  /**
   * Reads the text of the setting of that name.
   *
   * @param form one group of digits and one of units
   * @throws WrongSetting if the text has another form; it tells {@code allowed}
   */
  static Amount read(String name, String text, Pattern form, String allowed) {
    Matcher parts = form.matcher(text.strip());
    if (!parts.matches()) {
      throw new WrongSetting(name, text, allowed);
    }
    return new Amount(
        Decimals.whole(parts.group(1), 0, Long.MAX_VALUE)
            .orElseThrow(() -> new WrongSetting(name, text, allowed)),
        parts.group(2));
  }
}
