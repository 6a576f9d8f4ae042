package io.omnidepth.text;

import java.util.List;

/**
 * A table in the form of RFC 4180: a row of headings and rows that end in CR LF. A text with a
 * comma, a quote or a line break is quoted.
 */
public final class Csv {
  private static final String END = "\r\n";
  private final StringBuilder out = new StringBuilder(1024);
  private final int columns;

  /** A table without rows. */
  public Csv(List<String> heads) {
    columns = heads.size();
    row(heads);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it is not as long as the headings
   */
  public void row(List<String> texts) {
    if (texts.size() != columns) {
      throw new IllegalArgumentException(columns + " columns, not " + texts);
    }
    for (int i = 0; i < columns; i++) {
      if (i > 0) {
        out.append(',');
      }
      append(texts.get(i));
    }
    out.append(END);
  }

  private void append(String text) {
    if (text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')) {
      out.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      out.append(text);
    }
  }

  /** The text of the table. */
  public String text() {
    return out.toString();
  }
}
