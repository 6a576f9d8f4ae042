package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * One venue's levels for one instrument at one moment, immutable. Only {@link BookBuilder} makes
 * one, so every book keeps the promises of the package.
 *
 * <p>Levels are counted from 0, the best, outwards; a price is a count of 10^-{@link
 * #priceScale()}, a size of 10^-{@link #sizeScale()}.
 */
public final class Book {
  private final int priceScale;
  private final int sizeScale;
  private final long[] bidPrices;
  private final long[] bidSizes;
  private final long[] askPrices;
  private final long[] askSizes;
  private final GroupCache groups = new GroupCache();

  /** Takes the builder's arrays, sorted and checked, which nothing else holds. */
  Book(
      int priceScale,
      int sizeScale,
      long[] bidPrices,
      long[] bidSizes,
      long[] askPrices,
      long[] askSizes) {
    this.priceScale = priceScale;
    this.sizeScale = sizeScale;
    this.bidPrices = bidPrices;
    this.bidSizes = bidSizes;
    this.askPrices = askPrices;
    this.askSizes = askSizes;
  }

  public int priceScale() {
    return priceScale;
  }

  public int sizeScale() {
    return sizeScale;
  }

  /** The number of levels of a side; 0 if the side is empty. */
  public int levels(Side side) {
    return prices(side).length;
  }

  /** Whether both sides have levels. */
  public boolean twoSided() {
    return bidPrices.length > 0 && askPrices.length > 0;
  }

  /** The price of level {@code i}, a count of 10^-{@link #priceScale()}. */
  public long price(Side side, int i) {
    return prices(side)[i];
  }

  /** The size of level {@code i}, a count of 10^-{@link #sizeScale()}. */
  public long size(Side side, int i) {
    return sizes(side)[i];
  }

  /** The price of level {@code i} as a decimal, for work that is not done level by level. */
  public BigDecimal priceDecimal(Side side, int i) {
    return Decimals.decimal(price(side, i), priceScale);
  }

  /** The size of level {@code i} as a decimal, for work that is not done level by level. */
  public BigDecimal sizeDecimal(Side side, int i) {
    return Decimals.decimal(size(side, i), sizeScale);
  }

  /** Whether both books have the same levels, whatever their scales. */
  public boolean sameLevels(Book other) {
    return priceScale == other.priceScale
        && sizeScale == other.sizeScale
        && Arrays.equals(bidPrices, other.bidPrices)
        && Arrays.equals(askPrices, other.askPrices)
        && Arrays.equals(bidSizes, other.bidSizes)
        && Arrays.equals(askSizes, other.askSizes);
  }

  /** The groups of its levels that depths have needed so far. */
  GroupCache groups() {
    return groups;
  }

  long[] prices(Side side) {
    return side == Side.BID ? bidPrices : askPrices;
  }

  long[] sizes(Side side) {
    return side == Side.BID ? bidSizes : askSizes;
  }

  /** For messages: the number of levels of each side and the best price. */
  @Override
  public String toString() {
    return bidPrices.length
        + " bids"
        + best(Side.BID)
        + ", "
        + askPrices.length
        + " asks"
        + best(Side.ASK);
  }

  private String best(Side side) {
    return levels(side) == 0 ? "" : " from " + Decimals.text(price(side, 0), priceScale);
  }
}
