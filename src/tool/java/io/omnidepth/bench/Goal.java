package io.omnidepth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of the report: our figure beside a peer's or a bound.
 *
 * @param part the part of the run that measures it
 * @param ours the name of our figure
 * @param peer the peer's name; empty if the row has none
 * @param figure the name of the peer's figure
 * @param bound the goal; empty for a row without one
 */
record Goal(
    String part,
    String work,
    String unit,
    String ours,
    String peer,
    String figure,
    Rule rule,
    Optional<Double> bound) {
  static final Path FILE = Path.of("src/tool/bench/goals.csv");

  private static final int COLUMNS = 8;

  /** The comparison with the goal. */
  enum Rule {
    /** The peer's figure, divided by ours, is to be at least the goal. */
    TIMES,
    /** Our figure, divided by the peer's, is to be at most the goal. */
    SHARE,
    /** Our figure is to be at most the goal. */
    MOST,
    /** Our figure is to be at least the goal. */
    LEAST
  }

  /** The rows of a file, which has a header. */
  static List<Goal> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(Goal::of).toList();
  }

  private static Goal of(String line) {
    List<String> cells = cells(line);
    if (cells.size() != COLUMNS) {
      throw new IllegalArgumentException(line + ": allowed are " + COLUMNS + " cells");
    }
    return new Goal(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        Rule.valueOf(cells.get(6).toUpperCase(Locale.ROOT)),
        Optional.of(cells.get(7)).filter(text -> !text.isEmpty()).map(Double::valueOf));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** The number that the goal bounds; empty if a figure is missing. */
  OptionalDouble measure(Figures figures) {
    OptionalDouble our = figures.get(ours);
    OptionalDouble their = figures.get(figure);
    if (our.isEmpty() || (hasPeer() && their.isEmpty())) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (rule) {
          case TIMES -> their.getAsDouble() / our.getAsDouble();
          case SHARE -> our.getAsDouble() / their.getAsDouble();
          case MOST, LEAST -> our.getAsDouble();
        });
  }

  boolean hasPeer() {
    return rule == Rule.TIMES || rule == Rule.SHARE;
  }

  /** Whether a measured number is as the goal says; empty without a goal. */
  Optional<Boolean> isMet(double measured) {
    return bound.map(
        goal ->
            switch (rule) {
              case TIMES, LEAST -> measured >= goal;
              case SHARE, MOST -> measured <= goal;
            });
  }

  /** The goal as text, with its direction. */
  String text() {
    return bound
        .map(goal -> (rule == Rule.TIMES || rule == Rule.LEAST ? "≥ " : "≤ ") + plain(goal))
        .orElse("");
  }

  private static String plain(double goal) {
    return goal == Math.rint(goal) ? String.valueOf((long) goal) : String.valueOf(goal);
  }
}
