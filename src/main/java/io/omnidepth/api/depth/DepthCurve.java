package io.omnidepth.api.depth;

import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * One side of a depth as the outline of an area: from the best price outwards, a step up at each
 * price.
 */
final class DepthCurve {
  private static final double HUNDREDTHS = 100;

  /** The outline closes so many pixels beyond the plot, so that its end is not seen. */
  private static final double OUTSIDE = 9;

  private DepthCurve() {}

  /**
   * The path's data; empty if no row is on the axis.
   *
   * @param ends whether there may be more than the last row, so that the area ends with it
   */
  static String of(Ladder ladder, Axis prices, Axis sizes, boolean ends) {
    StringBuilder path = new StringBuilder(256);
    double bottom = sizes.from() + OUTSIDE;
    double outwards = ladder.side() == Side.BID ? -1 : 1;
    double last = 0;
    int rows = onAxis(ladder, prices);
    for (int i = 0; i < rows; i++) {
      double at = prices.at(ladder.prices().decimal(i));
      if (i + 1 < rows && sharesPixel(at, prices.at(ladder.prices().decimal(i + 1)))) {
        // Rows in one column of pixels: only the outermost is drawn. Until there the curve
        // stays below the true sum, never above it.
        continue;
      }
      last = outwards * Math.ceil(outwards * at * HUNDREDTHS) / HUNDREDTHS;
      path.append(path.isEmpty() ? "M" + text(last) + "," + text(bottom) : "H" + text(last));
      path.append('V').append(text(height(sizes, ladder.cumulative().decimal(i))));
    }
    if (path.isEmpty()) {
      return "";
    }
    double edge = outwards < 0 ? prices.from() : prices.to();
    double end = ends ? last : edge + outwards * OUTSIDE;
    return path.append('H').append(text(end)).append('V').append(text(bottom)).toString();
  }

  /** The number of rows from the best one that are within the axis. */
  static int onAxis(Ladder ladder, Axis prices) {
    return ladder.upTo(ladder.side() == Side.BID ? prices.low() : prices.high()).rows();
  }

  private static boolean sharesPixel(double one, double other) {
    return (int) Math.floor(one) == (int) Math.floor(other);
  }

  /** The pixel of a sum that is rounded down, which is further down the picture. */
  private static double height(Axis sizes, BigDecimal sum) {
    return Math.ceil(sizes.at(sum) * HUNDREDTHS) / HUNDREDTHS;
  }

  static String text(double pixels) {
    String text = String.format(Locale.ROOT, "%.2f", pixels);
    return text.replaceAll("\\.?0+$", "");
  }
}
