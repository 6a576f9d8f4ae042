package io.omnidepth.api.parameter;

import io.omnidepth.text.Nearest;
import io.omnidepth.text.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a request's parameters. A {@link Parameter} reads its own.
 *
 * @param texts by name; none for a parameter that is not given
 * @param venues ids of the polled venues
 */
public record Parameters(Map<String, String> texts, List<String> venues) {
  private static final int LONGEST_TEXT = 60;

  /** A parameter that is not as it may be. The message says what it is and what is allowed. */
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final String parameter;

    public Wrong(String parameter, String detail) {
      super(detail, null, false, false);
      this.parameter = parameter;
    }

    public Wrong(String parameter, String text, String hint, String allowed) {
      this(
          parameter,
          parameter
              + "="
              + shown(text)
              + " is not allowed"
              + (hint.isEmpty() ? "; allowed is " : hint + " Allowed is ")
              + allowed);
    }

    public String parameter() {
      return parameter;
    }

    public String detail() {
      return String.valueOf(getMessage());
    }
  }

  /** Refuses parameters that are none of these. */
  public void onlyThese(List<? extends Parameter<?>> parameters) throws Wrong {
    List<String> names = parameters.stream().<String>map(Parameter::name).toList();
    for (String name : texts.keySet()) {
      if (!names.contains(name)) {
        throw new Wrong(
            name,
            "there is no parameter \""
                + shortened(name)
                + "\""
                + (names.isEmpty() ? "; none is taken" : Nearest.among(name, names)));
      }
    }
  }

  /** The text of a parameter; empty if it is not given. */
  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** A text of a request, cut to a length that fits a message. */
  public static String shortened(String text) {
    return PlainText.line(text, LONGEST_TEXT);
  }

  /** The same for a value, with quotes if it has characters that a line does not show. */
  private static String shown(String text) {
    String line = shortened(text);
    return line.equals(text) || text.length() > LONGEST_TEXT
        ? line
        : '"' + PlainText.json(text) + '"';
  }
}
