package io.omnidepth.market;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The columns that ladders share, and shorter copies of them, each made at the first need.
 * Immutable, but for that.
 */
final class LadderColumns {
  /** Of the lengths from one power of two to the next, copies have one in so many. */
  private static final int STEPS = 8;

  private final int rows;
  private final Column prices;
  private final Column sizes;
  private final Column cumulative;
  private final Shares shares;

  private record Length(int rows, boolean withShares) {}

  private final Map<Length, LadderColumns> shorter = new ConcurrentHashMap<>(1);

  /**
   * Columns of as many rows, or more.
   *
   * @param rows the number of rows that they are known to have
   */
  LadderColumns(int rows, Column prices, Column sizes, Column cumulative, Shares shares) {
    this.rows = rows;
    this.prices = prices;
    this.sizes = sizes;
    this.cumulative = cumulative;
    this.shares = shares;
  }

  Column prices() {
    return prices;
  }

  Column sizes() {
    return sizes;
  }

  Column cumulative() {
    return cumulative;
  }

  Shares shares() {
    return shares;
  }

  /**
   * The first rows, in columns that do not keep what these are made of. They have room for half as
   * many more at the most.
   *
   * @param withShares whether the rows keep their shares
   */
  LadderColumns first(int count, boolean withShares) {
    int length = Math.min(rows, length(count));
    return shorter.computeIfAbsent(new Length(length, withShares), this::copied);
  }

  /** The next length that copies have. */
  private static int length(int count) {
    int step = Math.max(1, Integer.highestOneBit(count) / STEPS);
    return (int) Math.min(Integer.MAX_VALUE, ((long) count + step - 1) / step * step);
  }

  private LadderColumns copied(Length length) {
    return new LadderColumns(
        length.rows(),
        first(prices, length.rows()),
        first(sizes, length.rows()),
        first(cumulative, length.rows()),
        length.withShares()
            ? shares.first(length.rows())
            : ListedShares.none(shares.venues(), length.rows()));
  }

  private static Column first(Column column, int count) {
    return 8L * count > 7L * column.length() ? column : column.first(count);
  }
}
