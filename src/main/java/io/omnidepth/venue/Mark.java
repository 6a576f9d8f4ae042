package io.omnidepth.venue;

/**
 * The venue's mark on a chart: one of {@value #HUES} hues and one of {@value #DASHES} dashes. It is
 * the same in each view and for each reader, so that eyes learn it. The page knows the colours.
 *
 * @param hue 0 blue, 1 orange, 2 green, 3 yellow, 4 purple, 5 pink, 6 cyan, 7 red
 * @param dash 0 solid, 1 long dashes, 2 dots, 3 dashes and dots in turn
 */
public record Mark(int hue, int dash) {
  static final int HUES = 8;
  static final int DASHES = 4;

  public Mark {
    if (hue < 0 || hue >= HUES || dash < 0 || dash >= DASHES) {
      throw new IllegalArgumentException(
          "mark(%d, %d): a hue is 0 to %d, a dash 0 to %d"
              .formatted(hue, dash, HUES - 1, DASHES - 1));
    }
  }
}
