package io.omnidepth.api;

/** Texts as they stand between the quotes of JSON. */
final class JsonEscapes {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private JsonEscapes() {}

  /** The text with its quotes, backslashes and control characters escaped. */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isEscaped(text.charAt(i))) {
        return escaped(text, i);
      }
    }
    return text;
  }

  private static boolean isEscaped(char one) {
    return one < ' ' || one == '"' || one == '\\';
  }

  private static String escaped(String text, int from) {
    StringBuilder to = new StringBuilder(text.length() + 16).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char next = text.charAt(i);
      switch (next) {
        case '"', '\\' -> to.append('\\').append(next);
        case '\b' -> to.append("\\b");
        case '\t' -> to.append("\\t");
        case '\n' -> to.append("\\n");
        case '\f' -> to.append("\\f");
        case '\r' -> to.append("\\r");
        default -> {
          if (isEscaped(next)) {
            to.append("\\u00").append(HEX[next >> 4]).append(HEX[next & 15]);
          } else {
            to.append(next);
          }
        }
      }
    }
    return to.toString();
  }
}
