package io.omnidepth.api.depth;

import io.omnidepth.market.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis of a picture.
 *
 * @param low its first number
 * @param high its last number, above the first
 * @param from the pixel where {@code low} is
 * @param to the pixel where {@code high} is; below {@code from} on an upright axis
 */
record Axis(BigDecimal low, BigDecimal high, double from, double to) {
  Axis {
    if (low.compareTo(high) >= 0) {
      throw new IllegalArgumentException("from " + low + " to " + high);
    }
  }

  /** The pixel of a number; the difference is exact, so that close prices stay apart. */
  double at(BigDecimal number) {
    return from + (to - from) * number.subtract(low).doubleValue() / span().doubleValue();
  }

  boolean holds(BigDecimal number) {
    return number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
  }

  private BigDecimal span() {
    return high.subtract(low);
  }

  /** The multiples of the least 1, 2 or 5 times a power of ten that are no more than so many. */
  List<BigDecimal> ticks(int most) {
    BigDecimal step = step(most);
    List<BigDecimal> ticks = new ArrayList<>();
    BigDecimal tick = low.divide(step, 0, RoundingMode.CEILING).multiply(step);
    for (; tick.compareTo(high) <= 0; tick = tick.add(step)) {
      ticks.add(tick);
    }
    return ticks;
  }

  private BigDecimal step(int most) {
    return Decimals.roundStep(span().divide(BigDecimal.valueOf(most), MathContext.DECIMAL64));
  }
}
