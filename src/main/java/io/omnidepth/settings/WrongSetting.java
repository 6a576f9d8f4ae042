package io.omnidepth.settings;

import io.omnidepth.text.Nearest;
import java.util.Collection;
import java.util.function.BinaryOperator;

/**
 * A setting that is not allowed. The message is one line for the operator: the setting as it was
 * written, and the allowed values.
 */
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

  /** A failure that no single value causes, with its whole message. */
  public WrongSetting(String message) {
    this("", "", message, message);
  }

  /**
   * A value that is not allowed.
   *
   * @param option the option's name, with its dashes
   * @param text the value as written
   * @param allowed the allowed values, in words
   */
  public WrongSetting(String option, String text, String allowed) {
    this(
        option,
        text,
        " is not allowed; allowed is " + allowed,
        option + "=" + text + " is not allowed; allowed is " + allowed);
  }

  /** A name that is not among the allowed ones. The message has the nearest of them. */
  public static WrongSetting name(String option, String text, Collection<String> allowed) {
    String why = " is not allowed" + Nearest.among(text, allowed);
    return new WrongSetting(option, text, why, option + "=" + text + why);
  }

  /**
   * The message, with the setting as its source writes it.
   *
   * @param written makes the setting's text from the option's name and the value
   */
  public String message(BinaryOperator<String> written) {
    return option.isEmpty() ? why : written.apply(option, text) + why;
  }
}
