package io.omnidepth;

import java.util.List;

/** Columns that stand under each other. */
final class Table {
  private Table() {}

  /** The rows as lines, each column as wide as its widest text. */
  static String of(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String text = row.get(i);
        String padding = " ".repeat(widths[i] - text.length());
        boolean number =
            !text.isEmpty() && "-0123456789".indexOf(text.charAt(0)) >= 0 && text.indexOf(' ') < 0;
        line.append(number ? padding + text : text + padding).append("  ");
      }
      out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return out.toString();
  }
}
