package io.omnidepth.cli;

import io.omnidepth.metrics.Figure;
import io.omnidepth.metrics.Figures;
import io.omnidepth.metrics.Tag;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import io.omnidepth.text.Csv;
import io.omnidepth.text.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Prints every metric, for people who build dashboards. */
@Command(
    name = "metrics",
    description =
        "Lists what is measured: names as in InfluxDB, units, tags. Prometheus has the same names with its own "
            + "endings, and times in seconds.",
    footer = {
      "",
      "Examples:",
      "  omnidepth metrics",
      "  omnidepth metrics --csv | cut -d, -f1,3,4"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Metrics implements Task {
  private static final String LEGEND =
      """

      FIELDS of a counter: value, so many in the step; of a timer or summary: count, sum and mean of the step, upper of the
      last minute; of a gauge: value. Percentiles of the last minute are in NAME_percentile under the tag phi (0.5, 0.95, 0.99),
      buckets, how many of the last minute took no longer, in NAME_histogram under the tag le; buckets of venues add up,
      percentiles do not. The figures of markets are of the last sample, which is taken each 5 s. Beside these are
      Micrometer's own of the JVM and the process: jvm_*, process_*, system_*.
      """;

  private static final Setting<Boolean> CSV = Form.csv("Print rows with commas");

  @Override
  public List<Setting<?>> settings() {
    return List.of(CSV);
  }

  @Override
  public int run(Values values, PrintWriter out) {
    out.print(values.get(CSV) ? csv() : text());
    return DONE;
  }

  private static String text() {
    Table figures = new Table("NAME", "FIGURE", "UNIT", "TAGS", "WHAT");
    Figures.all().stream().forEach(figure -> figures.row(row(figure).toArray(String[]::new)));
    Table tags = new Table("TAG", "IS");
    Stream.of(Tag.values()).forEach(tag -> tags.row(tag.key(), tag.says()));
    return figures.within(Integer.MAX_VALUE)
        + LEGEND
        + System.lineSeparator()
        + tags.within(Integer.MAX_VALUE);
  }

  private static String csv() {
    Csv table = new Csv(List.of("name", "figure", "unit", "tags", "what"));
    Figures.all().stream().forEach(figure -> table.row(row(figure)));
    return table.text();
  }

  private static List<String> row(Figure figure) {
    return List.of(
        figure.measurement(),
        figure.kind().word(),
        figure.unit(),
        figure.tags().stream().map(Tag::key).collect(Collectors.joining(" ")),
        figure.says());
  }
}
