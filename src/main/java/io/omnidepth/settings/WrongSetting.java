package io.omnidepth.settings;

import io.omnidepth.text.Nearest;
import java.util.Collection;
import java.util.function.BinaryOperator;

/** A setting that is not allowed. The message is one line for the person who wrote it. */
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String option;
  private final String text;
  private final String why;

  private WrongSetting(String option, String text, String why, String message) {
    super(message, null, false, false);
    this.option = option;
    this.text = text;
    this.why = why;
  }

  /** A failure of more than the value of one option. */
  public WrongSetting(String message) {
    this("", "", message, message);
  }

  public WrongSetting(String option, String text, String allowed) {
    this(
        option,
        text,
        " is not allowed; allowed is " + allowed,
        option + "=" + text + " is not allowed; allowed is " + allowed);
  }

  /** A name that is none of those allowed. */
  public static WrongSetting name(String option, String text, Collection<String> allowed) {
    String why = " is not allowed" + Nearest.among(text, allowed);
    return new WrongSetting(option, text, why, option + "=" + text + why);
  }

  /**
   * The message.
   *
   * @param written an option and its value as they stand where they were written
   */
  public String message(BinaryOperator<String> written) {
    return option.isEmpty() ? why : written.apply(option, text) + why;
  }
}
