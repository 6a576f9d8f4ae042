package io.omnidepth.market;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The rows of a ladder in the making whose sums may have any size. */
final class WideRows extends Rows {
  private BigInteger[] prices;
  private BigInteger[] sizes;
  private BigInteger[] cumulative;
  private BigInteger[] shareSizes;
  private BigInteger total = BigInteger.ZERO;

  WideRows(Side side, List<String> venues, int likely) {
    super(side, venues, likely);
    prices = zeros(Math.max(likely, 1));
    sizes = zeros(prices.length);
    cumulative = zeros(prices.length);
    shareSizes = zeros(prices.length);
  }

  void add(BigInteger price, int venue, BigInteger size) {
    if (count() == 0 || !prices[count() - 1].equals(price)) {
      openRow();
      prices[count() - 1] = price;
    }
    int row = count() - 1;
    total = total.add(size);
    cumulative[row] = total;
    sizes[row] = sizes[row].add(size);
    int share = share(venue);
    shareSizes[share] = shareSizes[share].add(size);
  }

  private static BigInteger[] zeros(int length) {
    BigInteger[] column = new BigInteger[length];
    Arrays.fill(column, BigInteger.ZERO);
    return column;
  }

  private static BigInteger[] longer(BigInteger[] column, int length) {
    BigInteger[] longer = Arrays.copyOf(column, length);
    Arrays.fill(longer, column.length, length, BigInteger.ZERO);
    return longer;
  }

  @Override
  void moreRows(int length) {
    prices = longer(prices, length);
    sizes = longer(sizes, length);
    cumulative = longer(cumulative, length);
  }

  @Override
  void moreShares(int length) {
    shareSizes = longer(shareSizes, length);
  }

  @Override
  int compareShares(int share, int other) {
    return shareSizes[share].compareTo(shareSizes[other]);
  }

  @Override
  void swapShares(int share, int other) {
    BigInteger size = shareSizes[share];
    shareSizes[share] = shareSizes[other];
    shareSizes[other] = size;
  }

  Ladder ladder(int priceScale, int sizeScale) {
    return ladder(
        new Column.Wide(prices, priceScale).first(count()),
        new Column.Wide(sizes, sizeScale).first(count()),
        new Column.Wide(cumulative, sizeScale).first(count()),
        new Column.Wide(shareSizes, sizeScale));
  }
}
