package io.omnidepth.board;

import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The sizes of one side of a book by price step, from the mid outwards. It is filled anew for each
 * book, so that no book costs memory. Sizes are counts of the book's 10^-sizeScale.
 */
final class StepSizes {
  /** The most steps; about 2 to 3 per cent of the mid. */
  static final int MOST = 256;

  private final long[] sizes = new long[MOST];
  private long origin;
  private int told;
  private int best;
  private boolean isBid;

  /**
   * Adds up a side of a two-sided book.
   *
   * @return whether its numbers fit; if not, nothing is known of this book
   */
  boolean fill(Book book, Side side, BigDecimal step) {
    int scale = Math.max(book.priceScale(), step.scale());
    int finer = scale - book.priceScale();
    int last = book.levels(Side.ASK) - 1;
    BigDecimal units = step.movePointRight(scale);
    if (!Decimals.fitsFiner(book.price(Side.ASK, last), finer) || !Decimals.fitsLong(units)) {
      return false;
    }
    isBid = side == Side.BID;
    long width = units.longValue();
    long power = Decimals.finer(1, finer);
    long mid = book.price(Side.BID, 0) * power / 2 + book.price(Side.ASK, 0) * power / 2;
    origin = step(mid, width);
    Arrays.fill(sizes, 0);
    add(book, side, width, power);
    return true;
  }

  private void add(Book book, Side side, long width, long power) {
    int levels = book.levels(side);
    int distance = 0;
    long end = Long.MIN_VALUE;
    best = MOST;
    for (int i = 0; i < levels; i++) {
      long price = book.price(side, i) * power;
      if (i == 0 || (isBid ? price < end : price > end)) {
        long step = step(price, width);
        long away = isBid ? origin - step : step - origin;
        if (away >= MOST) {
          told = MOST;
          return;
        }
        distance = (int) Math.max(0, away);
        end = step * width;
        best = Math.min(best, distance);
      }
      long sum = sizes[distance] + book.size(side, i);
      sizes[distance] = sum < 0 ? Long.MAX_VALUE : sum;
    }
    told = distance + 1;
  }

  /** A bid's price belongs to the step below it, an ask's to the one above. */
  private long step(long price, long width) {
    return isBid ? Math.floorDiv(price, width) : -Math.floorDiv(-price, width);
  }

  /** The number of steps from the mid to the last level, or {@link #MOST}. */
  int told() {
    return told;
  }

  /** The distance of the best price in steps. */
  int best() {
    return best;
  }

  /** The size at a distance in steps. */
  long size(int distance) {
    return sizes[distance];
  }

  /** The sum of the sizes at the nearest distances. */
  double sum(int distances) {
    double sum = 0;
    for (int i = 0; i < distances; i++) {
      sum += sizes[i];
    }
    return sum;
  }

  /** The step at a distance: its price is that many times the width of a step. */
  long stepAt(int distance) {
    return isBid ? origin - distance : origin + distance;
  }

  /** The distance of a step; below zero if the mid has passed it. */
  long distanceOf(long step) {
    return isBid ? origin - step : step - origin;
  }
}
