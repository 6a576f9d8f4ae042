package io.omnidepth.read;

import java.nio.charset.StandardCharsets;

/**
 * A cursor over the bytes of a JSON text. It takes the forms that venues send, and throws {@link
 * UnusualJson} for all others: escapes, letters beyond ASCII, and everything that is not JSON.
 *
 * <p>A method that names no place begins at the cursor and leaves it behind the value.
 */
final class ByteCursor {
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_KEY = 256;
  private static final int MOST_SKIPPED = 256;
  private final byte[] body;
  private final ByteNumbers numbers;
  private int at;

  ByteCursor(byte[] body) {
    this.body = body;
    numbers = new ByteNumbers(body);
  }

  /** Reads the numbers of the text; has the one last read. */
  ByteNumbers numbers() {
    return numbers;
  }

  int at() {
    return at;
  }

  /** Goes to a place that a method of this cursor told. */
  void to(int place) {
    at = place;
  }

  /** Whether only white space is left. */
  boolean atEnd() throws UnusualJson {
    while (at < body.length) {
      if (!isSpace(body[at])) {
        return false;
      }
      at++;
    }
    return true;
  }

  /** The next byte that is no white space. The cursor is at it. */
  byte peek() throws UnusualJson {
    while (at < body.length) {
      byte here = body[at];
      if (here > ' ') {
        return here;
      }
      if (!isSpace(here)) {
        throw new UnusualJson();
      }
      at++;
    }
    throw new UnusualJson();
  }

  /** The same byte. The cursor is behind it. */
  byte take() throws UnusualJson {
    byte here = peek();
    at++;
    return here;
  }

  void take(char wanted) throws UnusualJson {
    if (take() != wanted) {
      throw new UnusualJson();
    }
  }

  private static boolean isSpace(byte here) {
    return here == ' ' || here == '\n' || here == '\r' || here == '\t';
  }

  /** Reads a number, quoted or bare. */
  void decimal() throws UnusualJson {
    byte first = peek();
    int end = numbers.number(at);
    if (end > 0 && (first == '"' || endsBare(body[end]))) {
      at = end;
    } else if (first == '"') {
      int from = ++at;
      skipText(LONGEST_NUMBER);
      numbers.odd(from, at - 1);
    } else {
      oddBare();
    }
  }

  private static boolean endsBare(byte here) {
    return here == ',' || here == ']' || here == '}' || isSpace(here);
  }

  private void oddBare() throws UnusualJson {
    int from = at;
    skipNumber();
    if (at - from > LONGEST_NUMBER) {
      throw new UnusualJson();
    }
    numbers.odd(from, at);
  }

  /** Goes behind a bare number. */
  void skipNumber() throws UnusualJson {
    if (at < body.length && body[at] == '-') {
      at++;
    }
    int from = at;
    skipDigits();
    if (body[from] == '0' && at > from + 1) {
      throw new UnusualJson();
    }
    if (at < body.length && body[at] == '.') {
      at++;
      skipDigits();
    }
    if (at < body.length && (body[at] == 'e' || body[at] == 'E')) {
      at++;
      if (at < body.length && (body[at] == '-' || body[at] == '+')) {
        at++;
      }
      skipDigits();
    }
    if (at < body.length && !endsBare(body[at])) {
      throw new UnusualJson();
    }
  }

  private void skipDigits() throws UnusualJson {
    int from = at;
    while (at < body.length && body[at] >= '0' && body[at] <= '9') {
      at++;
    }
    if (at == from || at - from > LONGEST_NUMBER) {
      throw new UnusualJson();
    }
  }

  /**
   * Goes from behind the opening quote behind the closing one.
   *
   * @param longest the most bytes between them
   */
  void skipText(int longest) throws UnusualJson {
    int end = Math.min(body.length - 1, at + longest);
    for (int i = at; i <= end; i++) {
      byte here = body[i];
      if (here == '"') {
        at = i + 1;
        return;
      }
      if (here < ' ' || here == '\\') {
        break;
      }
    }
    throw new UnusualJson();
  }

  /** Goes from behind the opening quote of a key behind its colon. The result is the key's end. */
  int skipKey() throws UnusualJson {
    skipText(LONGEST_KEY);
    int end = at - 1;
    take(':');
    return end;
  }

  /** Whether the bytes from {@code from} to {@code end} are these. */
  boolean is(byte[] wanted, int from, int end) {
    if (end - from != wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (body[from + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Goes behind one of {@code true}, {@code false}, {@code null}. */
  void skipWord(String word) throws UnusualJson {
    if (body.length - at < word.length()) {
      throw new UnusualJson();
    }
    for (int i = 0; i < word.length(); i++) {
      if (body[at + i] != word.charAt(i)) {
        throw new UnusualJson();
      }
    }
    at += word.length();
    if (at < body.length && !endsBare(body[at])) {
      throw new UnusualJson();
    }
  }

  /** The ASCII text of these bytes. */
  String text(int from, int end) {
    return new String(body, from, end - from, StandardCharsets.US_ASCII);
  }

  /** Whether the array ends here. */
  boolean isEmpty(char close) throws UnusualJson {
    if (peek() != close) {
      return false;
    }
    take();
    return true;
  }

  /** Goes behind a comma, or behind the closing bracket; that is the end. */
  boolean goesOn(char close) throws UnusualJson {
    byte here = take();
    if (here == ',') {
      return true;
    }
    if (here != close) {
      throw new UnusualJson();
    }
    return false;
  }

  /** Goes behind a scalar. */
  void skip() throws UnusualJson {
    switch (peek()) {
      case '"' -> {
        take();
        skipText(MOST_SKIPPED);
      }
      case 't' -> skipWord("true");
      case 'f' -> skipWord("false");
      case 'n' -> skipWord("null");
      default -> skipNumber();
    }
  }
}
