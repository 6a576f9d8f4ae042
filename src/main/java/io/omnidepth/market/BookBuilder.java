package io.omnidepth.market;

import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Book} of a venue's rows, which come in any order, or refuses them with a reason.
 * Every book comes from here. A builder is used once, by one thread.
 *
 * <p>Each row has scales of its own, and the book has the finest of them. The first wrong row ends
 * the book: later rows are ignored.
 */
public final class BookBuilder {
  /** The meaning of several rows with one price. */
  public enum RepeatedPrice {
    /** The last one is the level; the rule of a venue that sends levels. */
    LAST_WINS,
    /** Each is an order of its own, and the level is their sum. */
    SUM
  }

  /** A book, or the reason why there is none. */
  public sealed interface Result {
    /** A book that keeps every promise of the package. */
    record Built(Book book) implements Result {}

    /** No book. {@code why} is for people: it names the side, the field and the wrong number. */
    record Refused(String why) implements Result {}
  }

  private static final int FEW_ROWS = 128;

  private final RepeatedPrice repeatedPrice;
  private final int mostRows;
  private final SideRows bids;
  private final SideRows asks;
  private int priceScale;
  private int sizeScale;
  private @Nullable String refusal;
  private boolean overfull;

  /** Takes any number of rows. */
  public BookBuilder(RepeatedPrice repeatedPrice) {
    this(repeatedPrice, Integer.MAX_VALUE);
  }

  /**
   * Takes a bounded number of rows.
   *
   * @param mostRows the most rows of a side; one more ends the book
   */
  public BookBuilder(RepeatedPrice repeatedPrice, int mostRows) {
    this(repeatedPrice, mostRows, FEW_ROWS, FEW_ROWS);
  }

  /**
   * The same, for a book that is likely to have as many levels as another.
   *
   * @param like an earlier book of the market
   */
  public BookBuilder(RepeatedPrice repeatedPrice, int mostRows, Book like) {
    this(repeatedPrice, mostRows, likely(like, Side.BID), likely(like, Side.ASK));
  }

  private BookBuilder(RepeatedPrice repeatedPrice, int mostRows, int bids, int asks) {
    this.repeatedPrice = repeatedPrice;
    this.mostRows = mostRows;
    this.bids = new SideRows(Side.BID, bids);
    this.asks = new SideRows(Side.ASK, asks);
  }

  /** Most venues send a fixed number of levels. A column that is full at the end is not copied. */
  private static int likely(Book like, Side side) {
    return Math.max(1, like.levels(side));
  }

  /**
   * Adds one row as the venue sent it.
   *
   * @param price a count of 10^-{@code priceScale}
   * @param size a count of 10^-{@code sizeScale}; zero means an empty level
   */
  public void add(Side side, long price, int priceScale, long size, int sizeScale) {
    SideRows rows = side == Side.BID ? bids : asks;
    if (price > 0
        && size >= 0
        && priceScale == this.priceScale
        && sizeScale == this.sizeScale
        && rows.count() < mostRows
        && refusal == null) {
      rows.add(price, size);
    } else if (refusal == null) {
      addChecked(side, rows, price, priceScale, size, sizeScale);
    }
  }

  /** Adds rows until the source has no more, or the side has too many. */
  public void add(Side side, RowSource source) {
    SideRows rows = side == Side.BID ? bids : asks;
    if (refusal == null && !rows.fill(source, mostRows)) {
      refuse(side + " row " + rows.count() + " has no price above zero or a size below zero");
    }
  }

  /** The most decimals of the prices so far. */
  public int priceScale() {
    return priceScale;
  }

  /** The most decimals of the sizes so far. */
  public int sizeScale() {
    return sizeScale;
  }

  private void addChecked(
      Side side, SideRows rows, long price, int priceScale, long size, int sizeScale) {
    if (rows.count() == mostRows) {
      overfull = true;
      refuse("more than " + mostRows + " " + side + " rows");
    } else if (price <= 0) {
      refuse(side + " price " + Decimals.text(price, priceScale) + " is not above zero");
    } else if (size < 0) {
      refuse(side + " size " + Decimals.text(size, sizeScale) + " is below zero");
    } else if (widenTo(side, price, priceScale, size, sizeScale)
        && fits(side, "price", price, priceScale, this.priceScale)
        && fits(side, "size", size, sizeScale, this.sizeScale)) {
      rows.add(
          Decimals.finer(price, this.priceScale - priceScale),
          Decimals.finer(size, this.sizeScale - sizeScale));
    }
  }

  /** Whether the book is refused because a side has too many rows. */
  public boolean overfull() {
    return overfull;
  }

  /** Sorts, settles and checks the rows. */
  public Result build() {
    if (refusal == null) {
      try {
        bids.settle(repeatedPrice);
        asks.settle(repeatedPrice);
        check();
      } catch (ArithmeticException sumOutgrown) {
        refuse("the sizes of one price sum up to more than a long holds");
      }
    }
    if (refusal != null) {
      return new Result.Refused(refusal);
    }
    return new Result.Built(
        new Book(priceScale, sizeScale, bids.prices(), bids.sizes(), asks.prices(), asks.sizes()));
  }

  private void check() {
    if (bids.count() == 0 && asks.count() == 0) {
      refuse("both sides are empty");
    } else if (bids.count() > 0 && asks.count() > 0 && bids.price(0) >= asks.price(0)) {
      refuse(
          "crossed in itself: best bid "
              + Decimals.text(bids.price(0), priceScale)
              + ", best ask "
              + Decimals.text(asks.price(0), priceScale));
    }
  }

  private boolean fits(Side side, String field, long units, int scale, int bookScale) {
    if (Decimals.fitsFiner(units, bookScale - scale)) {
      return true;
    }
    refuse(
        side
            + " "
            + field
            + " "
            + Decimals.text(units, scale)
            + " outgrows a long beside others with "
            + bookScale
            + " decimals");
    return false;
  }

  private boolean widenTo(Side side, long price, int newPriceScale, long size, int newSizeScale) {
    if (newPriceScale > priceScale) {
      int by = newPriceScale - priceScale;
      if (!bids.widenPrices(by) || !asks.widenPrices(by)) {
        return tooFine(side, "price", price, newPriceScale);
      }
      priceScale = newPriceScale;
    }
    if (newSizeScale > sizeScale) {
      int by = newSizeScale - sizeScale;
      if (!bids.widenSizes(by) || !asks.widenSizes(by)) {
        return tooFine(side, "size", size, newSizeScale);
      }
      sizeScale = newSizeScale;
    }
    return true;
  }

  private boolean tooFine(Side side, String field, long units, int scale) {
    refuse(
        side
            + " "
            + field
            + " "
            + Decimals.text(units, scale)
            + " has "
            + scale
            + " decimals, with which another "
            + field
            + " of this book outgrows a long");
    return false;
  }

  private void refuse(String why) {
    refusal = why;
  }
}
