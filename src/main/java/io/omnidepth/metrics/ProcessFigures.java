package io.omnidepth.metrics;

import static io.omnidepth.metrics.FigureKind.FINE_TIMER;
import static io.omnidepth.metrics.FigureKind.GAUGE;

import java.util.List;

/** The figures of the process itself. */
final class ProcessFigures {
  private static final FigureList LIST = new FigureList();

  static final Figure LOOP_LAG =
      LIST.add(FINE_TIMER, "loop.lag", "ms", "How late an event loop does what is due", Tag.LOOP);
  static final Figure SERIES =
      LIST.add(GAUGE, "series", "series", "Series that InfluxDB is told, this one included");
  static final Figure PUSHES_LOST =
      LIST.add(
          GAUGE, "pushes.lost", "pushes", "Pushes that InfluxDB did not take, since the start");
  static final Figure LINES_LOST =
      LIST.add(
          GAUGE,
          "lines.lost",
          "lines",
          "Lines that InfluxDB did not take, in those or in others, since the start");
  static final Figure BUILD_INFO =
      LIST.add(
          GAUGE, "build.info", "1", "Always 1; the tags name the build", Tag.VERSION, Tag.COMMIT);

  private ProcessFigures() {}

  static List<Figure> all() {
    return LIST.all();
  }
}
