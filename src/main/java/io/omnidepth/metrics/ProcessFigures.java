package io.omnidepth.metrics;

import static io.omnidepth.metrics.FigureKind.FINE_TIMER;
import static io.omnidepth.metrics.FigureKind.GAUGE;

import java.util.List;

/** The figures of the process itself. */
final class ProcessFigures {
  private static final FigureList LIST = new FigureList();

  static final Figure LOOP_LAG =
      LIST.add(FINE_TIMER, "loop.lag", "ms", "Delay of an event loop's due work", Tag.LOOP);
  static final Figure SERIES =
      LIST.add(GAUGE, "series", "series", "Series that are sent to InfluxDB, with this one");
  static final Figure PUSHES_LOST =
      LIST.add(
          GAUGE, "pushes.lost", "pushes", "Pushes that InfluxDB has not accepted since the start");
  static final Figure LINES_LOST =
      LIST.add(
          GAUGE,
          "lines.lost",
          "lines",
          "Lines that InfluxDB has not accepted since the start, in lost or in accepted pushes");
  static final Figure TAPE_RECORDING =
      LIST.add(
          GAUGE,
          "tape.recording",
          "1",
          "1 while a tape is recorded; 0 without --record and after the tape has ended");
  static final Figure BUILD_INFO =
      LIST.add(
          GAUGE, "build.info", "1", "Always 1; the tags name the build", Tag.VERSION, Tag.COMMIT);

  private ProcessFigures() {}

  static List<Figure> all() {
    return LIST.all();
  }
}
