package io.omnidepth.text;

import java.util.Optional;

/**
 * Cleans text from outside. It removes control characters, which a terminal obeys. It removes
 * format characters, which can reverse the direction of a text. It removes line breaks, which could
 * forge a log line.
 */
public final class PlainText {
  private static final int MORE = '…';

  private PlainText() {}

  /**
   * The text as one line. An invisible character becomes a space. Several spaces become one, and
   * spaces at the ends are removed.
   */
  public static String line(String text) {
    return line(text, Integer.MAX_VALUE);
  }

  /**
   * The text as one line, cut if it is long.
   *
   * @param most the most characters before the {@code …} of a cut
   */
  public static String line(String text, int most) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), most));
    boolean space = false;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (character == ' ' || !visible(character)) {
        space = !line.isEmpty();
        continue;
      }
      if (line.length() + (space ? 1 : 0) + Character.charCount(character) > most) {
        return line.appendCodePoint(MORE).toString();
      }
      if (space) {
        line.append(' ');
        space = false;
      }
      line.appendCodePoint(character);
    }
    return line.toString();
  }

  /** The text if all of it is visible; else empty. */
  public static Optional<String> visible(String text) {
    return text.codePoints().allMatch(character -> character == ' ' || visible(character))
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The same JSON with all invisible characters escaped. It has no line break. */
  public static String json(String json) {
    StringBuilder visible = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            character -> {
              if (character == ' ' || visible(character)) {
                visible.appendCodePoint(character);
              } else {
                for (char unit : Character.toChars(character)) {
                  visible.append(String.format("\\u%04x", (int) unit));
                }
              }
            });
    return visible.toString();
  }

  private static boolean visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
