package io.omnidepth.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table in text with aligned columns: words to the left, numbers to the right. */
public final class Table {
  private static final String GAP = "  ";
  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(String head, boolean number) {}

  /**
   * A table without rows.
   *
   * @param heads the headings of the columns; a heading with {@code >} before it is of numbers
   */
  public Table(String... heads) {
    columns =
        List.of(heads).stream()
            .map(head -> new Column(head.replaceFirst("^>", ""), head.startsWith(">")))
            .toList();
    rows.add(columns.stream().map(Column::head).toList());
  }

  /** Adds a row with one text for each column. */
  public void row(String... texts) {
    rows.add(Stream.of(texts).map(Table::cell).toList());
  }

  /**
   * The text itself if all of it is visible, else its plain line. Visible text keeps its spaces,
   * which may align it.
   */
  private static String cell(String text) {
    return PlainText.visible(text).orElseGet(() -> PlainText.line(text));
  }

  /** Whether the table has no row. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The lines of the table. A line longer than {@code width} is cut. */
  public String within(int width) {
    int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String text = row.get(i);
        String padding = " ".repeat(widths[i] - text.length());
        line.append(i == 0 ? "" : GAP)
            .append(columns.get(i).number() ? padding + text : text + padding);
      }
      String whole = line.toString().stripTrailing();
      out.append(whole.length() <= width ? whole : whole.substring(0, width - 1) + "…")
          .append('\n');
    }
    return out.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
