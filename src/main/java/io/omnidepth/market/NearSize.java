package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The exact size of one book within {@value #BPS} hundredths of a per cent of a mid, per side. */
public record NearSize(BigDecimal bid, BigDecimal ask) {
  /** The distance from the mid, in hundredths of a per cent; a level at it is within. */
  public static final int BPS = 10;

  /** The sizes of a book near a mid at the book's own prices. */
  public static NearSize of(Book book, BigDecimal mid) {
    return new NearSize(sum(book, Side.BID, mid), sum(book, Side.ASK, mid));
  }

  private static BigDecimal sum(Book book, Side side, BigDecimal mid) {
    BigInteger limit =
        Bands.bound(mid, side, BPS)
            .setScale(
                book.priceScale(), side == Side.BID ? RoundingMode.CEILING : RoundingMode.FLOOR)
            .unscaledValue();
    long[] prices = book.prices(side);
    long[] sizes = book.sizes(side);
    int levels = within(prices, side, limit);
    long sum = 0;
    for (int i = 0; i < levels; i++) {
      long next = sum + sizes[i];
      if (next < 0) {
        return wide(sizes, levels, book.sizeScale());
      }
      sum = next;
    }
    return Decimals.decimal(sum, book.sizeScale());
  }

  private static int within(long[] prices, Side side, BigInteger limit) {
    if (!Decimals.fitsLong(limit)) {
      return side == Side.BID ? 0 : prices.length;
    }
    long bound = limit.longValue();
    int levels = 0;
    while (levels < prices.length
        && (side == Side.BID ? prices[levels] >= bound : prices[levels] <= bound)) {
      levels++;
    }
    return levels;
  }

  private static BigDecimal wide(long[] sizes, int levels, int scale) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < levels; i++) {
      sum = sum.add(BigInteger.valueOf(sizes[i]));
    }
    return new BigDecimal(sum, scale);
  }
}
