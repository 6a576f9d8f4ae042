package io.omnidepth.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The report of a run, as a table of Markdown. */
final class Report {
  private final List<String> head;
  private final List<Goal> goals;
  private final Figures figures;
  private final List<String> parts;

  /**
   * @param head lines before the table
   * @param parts the parts that were run
   */
  Report(List<String> head, List<Goal> goals, List<String> parts, Figures figures) {
    this.head = head;
    this.goals = goals;
    this.parts = parts;
    this.figures = figures;
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text(), StandardCharsets.UTF_8);
  }

  String text() {
    StringBuilder out = new StringBuilder("# Benches\n\n");
    head.forEach(line -> out.append(line).append('\n'));
    out.append("\n| work | unit | ours | peer | its figure | ratio | goal | met |\n");
    out.append("|---|---|---|---|---|---|---|---|\n");
    goals.stream().filter(goal -> parts.contains(goal.part())).forEach(goal -> row(goal, out));
    out.append("\n## All figures\n\n");
    Map<String, Double> sorted = new TreeMap<>(figures.all());
    sorted.forEach(
        (name, value) ->
            out.append("    ").append(name).append(' ').append(Figures.text(value)).append('\n'));
    return out.toString();
  }

  private void row(Goal goal, StringBuilder out) {
    OptionalDouble measure = goal.measure(figures);
    List<String> cells =
        List.of(
            goal.work(),
            goal.unit(),
            figure(goal.ours()),
            goal.peer(),
            goal.hasPeer() ? figure(goal.figure()) : "",
            goal.hasPeer() && measure.isPresent() ? Figures.text(measure.getAsDouble()) : "",
            goal.text(),
            measure.isEmpty()
                ? "not measured"
                : goal.isMet(measure.getAsDouble()).map(met -> met ? "yes" : "**no**").orElse(""));
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String figure(String name) {
    OptionalDouble value = figures.get(name);
    return value.isPresent() ? Figures.text(value.getAsDouble()) : "";
  }
}
