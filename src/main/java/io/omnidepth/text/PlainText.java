package io.omnidepth.text;

import java.util.Optional;

/**
 * Cleans text from outside. A terminal obeys control characters, and format characters turn the
 * direction of what follows; a line break begins a line that nobody wrote. None of them passes.
 */
public final class PlainText {
  private static final int MORE = '…';

  private PlainText() {}

  /**
   * One line of a text: everything that is no visible character becomes a space, spaces in a row
   * become one, and none is at either end.
   */
  public static String line(String text) {
    return line(text, Integer.MAX_VALUE);
  }

  /**
   * The same, cut where it is long.
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

  /** The text where all of it is visible; empty where it is not. */
  public static Optional<String> visible(String text) {
    return text.codePoints().allMatch(character -> character == ' ' || visible(character))
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * JSON that says the same in visible characters: the others are escaped. It has no line break.
   */
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
