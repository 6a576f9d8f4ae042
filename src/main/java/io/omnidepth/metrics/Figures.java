package io.omnidepth.metrics;

import java.util.List;
import java.util.stream.Stream;

/** All figures that the program measures itself. Micrometer adds those of the JVM. */
public final class Figures {
  /** The number of instruments that have series of their own. */
  public static final int MOST_INSTRUMENTS = 50;

  /** The name for all other instruments. */
  static final String OTHER = "other";

  private static final List<Figure> ALL =
      Stream.of(PollFigures.all(), BoardFigures.all(), ServeFigures.all(), ProcessFigures.all())
          .flatMap(List::stream)
          .toList();

  private Figures() {}

  public static List<Figure> all() {
    return ALL;
  }

  /**
   * The number of series that InfluxDB has of all figures at the most, for so many venues and
   * instruments. The JVM has some fifty more.
   */
  static long mostSeries(int venues, int instruments) {
    int named = Math.min(instruments, MOST_INSTRUMENTS);
    return ALL.stream()
        .mapToLong(
            figure ->
                figure.mostSeries(
                    venues, figure.equals(ServeFigures.INSTRUMENT_READS) ? named + 1 : named))
        .sum();
  }
}
