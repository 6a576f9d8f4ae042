package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The sizes about a mid in the buckets of a price grid, bids and asks apart, for pictures of their
 * change with time. Bucket n holds the prices from n steps to below n + 1 steps. So a size that
 * keeps its price stays in its bucket, wherever the mid goes. Sizes have the precision of a {@code
 * float}. Immutable.
 */
public final class Heat {
  /**
   * The distance from the mid that it covers, in hundredths of a per cent; buckets are never cut.
   */
  public static final int BPS = 200;

  private static final BigDecimal LEAST_STEP = BigDecimal.valueOf(2, 4);

  /** A side's buckets in order of rising price, from the first to the last that hold anything. */
  public static final class Buckets {
    private final long first;
    private final float[] sizes;

    private Buckets(long first, float[] sizes) {
      this.first = first;
      this.sizes = sizes;
    }

    /** The number of the first bucket; 0 if there is none. */
    public long first() {
      return first;
    }

    public int count() {
      return sizes.length;
    }

    /** The size in bucket {@link #first()} + {@code i}. */
    public float size(int i) {
      return sizes[i];
    }
  }

  private final BigDecimal step;
  private final Buckets bids;
  private final Buckets asks;

  private Heat(BigDecimal step, Buckets bids, Buckets asks) {
    this.step = step;
    this.bids = bids;
    this.asks = asks;
  }

  /**
   * The width of the buckets about that mid: the least 1, 2 or 5 times a power of ten that is at
   * least 0.02 % of it. This makes 81 to 201 buckets.
   */
  public static BigDecimal step(BigDecimal mid) {
    return Decimals.roundStep(mid.multiply(LEAST_STEP));
  }

  /**
   * The heat of a depth, at its prices.
   *
   * @param step above zero
   */
  public static Heat of(Depth depth, BigDecimal mid, BigDecimal step) {
    BigDecimal away = mid.multiply(BigDecimal.valueOf(BPS, 4));
    long first = number(mid.subtract(away), step);
    int count = Math.toIntExact(number(mid.add(away), step) - first + 1);
    return new Heat(
        step,
        buckets(depth, Side.BID, step, first, count),
        buckets(depth, Side.ASK, step, first, count));
  }

  /** The width of a bucket. */
  public BigDecimal step() {
    return step;
  }

  public Buckets buckets(Side side) {
    return side == Side.BID ? bids : asks;
  }

  private static long number(BigDecimal price, BigDecimal step) {
    return price.divide(step, 0, RoundingMode.FLOOR).longValueExact();
  }

  private static Buckets buckets(Depth depth, Side side, BigDecimal step, long first, int count) {
    double[] sums = new double[count];
    depth.parts().forEach(part -> add(part, side, step, first, sums));
    int from = 0;
    int to = count;
    while (to > 0 && sums[to - 1] == 0) {
      to--;
    }
    while (from < to && sums[from] == 0) {
      from++;
    }
    float[] sizes = new float[to - from];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = (float) sums[from + i];
    }
    return new Buckets(sizes.length == 0 ? 0 : first + from, sizes);
  }

  private static void add(Part part, Side side, BigDecimal step, long first, double[] sums) {
    Multiplier multiplier = Multiplier.of(part, side);
    double unit = Math.pow(10, part.book().sizeScale());
    BigDecimal low = step.multiply(BigDecimal.valueOf(first));
    BigDecimal high = step.multiply(BigDecimal.valueOf(first + sums.length));
    BigDecimal from = low;
    BigDecimal to = low;
    int bucket = 0;
    for (int i = 0; i < part.book().levels(side); i++) {
      BigDecimal price = multiplier.decimal(part.book().price(side, i));
      if (side == Side.BID ? price.compareTo(low) < 0 : price.compareTo(high) >= 0) {
        break;
      }
      if (side == Side.BID ? price.compareTo(high) >= 0 : price.compareTo(low) < 0) {
        continue;
      }
      if (price.compareTo(from) < 0 || price.compareTo(to) >= 0) {
        long number = number(price, step);
        bucket = Math.toIntExact(number - first);
        from = step.multiply(BigDecimal.valueOf(number));
        to = from.add(step);
      }
      sums[bucket] += part.book().size(side, i) / unit;
    }
  }
}
