package io.omnidepth.read;

import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.RowSource;
import io.omnidepth.market.Side;

/**
 * The rows of a side that begin with price and size, many at a time. Such a row may go on with
 * whole numbers, bare or quoted. A space stands behind each comma, or behind none; there is no
 * other white space.
 */
final class ByteRows implements RowSource {
  /** The most bytes of a row, up to its size. */
  private static final int LONGEST = 41;

  private final byte[] body;
  private final ByteNumbers numbers;
  private final BookBuilder builder;
  private final NumberColumn prices;
  private final NumberColumn sizes;
  private final int last;

  /** The place where the next row may begin. */
  private int next;

  /** The place behind the last row. */
  private int end;

  private boolean hasMore;

  /** The number of spaces behind each comma, 0 or 1. */
  private int gap;

  /** The number of bytes between the size and the bracket of the last row that had such. */
  private int rest;

  ByteRows(byte[] body, ByteNumbers numbers, BookBuilder builder) {
    this.body = body;
    this.numbers = numbers;
    this.builder = builder;
    prices = new NumberColumn(body, numbers);
    sizes = new NumberColumn(body, numbers);
    last = numbers.last() - LONGEST;
  }

  /**
   * Adds the rows from {@code from} on, up to the first one that has another form, or a finer
   * number than the rows before.
   *
   * @return the place behind the last row that is added; {@link ByteNumbers#NONE} if there is none
   */
  int add(Side side, int from) {
    prices.scale(builder.priceScale());
    sizes.scale(builder.sizeScale());
    gap = gap(from);
    next = from;
    end = ByteNumbers.NONE;
    hasMore = true;
    builder.add(side, this);
    return end;
  }

  /** The gap behind the price of the row from there on. */
  private int gap(int from) {
    return from <= last
            && body[from] == '['
            && prices.units(from + 1) > 0
            && isComma(prices.end(), 1)
        ? 1
        : 0;
  }

  /** Whether there is a comma with such a gap behind it. */
  private boolean isComma(int place, int space) {
    return body[place] == ',' && (space == 0 || body[place + 1] == ' ');
  }

  @Override
  public boolean hasMore() {
    return hasMore;
  }

  @Override
  public int read(long[] priceUnits, long[] sizeUnits, int from, int most) {
    int begin = next;
    int place = from;
    for (; place < most; place++) {
      int behind = row(begin, priceUnits, sizeUnits, place);
      if (behind < 0) {
        hasMore = false;
        break;
      }
      end = behind;
      begin = behind + 1 + gap;
      if (!isComma(behind, gap)) {
        hasMore = false;
        place++;
        break;
      }
    }
    next = begin;
    return place;
  }

  /** Reads a row; the result is the place behind it. */
  private int row(int from, long[] priceUnits, long[] sizeUnits, int place) {
    if (from > last || body[from] != '[') {
      return ByteNumbers.NONE;
    }
    long price = prices.units(from + 1);
    int comma = prices.end();
    if (price <= 0 || !isComma(comma, gap)) {
      return ByteNumbers.NONE;
    }
    long size = sizes.units(comma + 1 + gap);
    int behind = sizes.end();
    if (size < 0) {
      return ByteNumbers.NONE;
    }
    priceUnits[place] = price;
    sizeUnits[place] = size;
    return body[behind] == ']' ? behind + 1 : behindRest(behind);
  }

  /**
   * Goes behind the row's other numbers and its bracket. The likely place does not wait for those
   * numbers, as in {@link NumberColumn}.
   */
  private int behindRest(int from) {
    int behind = isComma(from, gap) ? numbers.digits(from + 1 + gap) : ByteNumbers.NONE;
    if (behind != from + rest) {
      return behindOtherRest(from);
    }
    return body[from + rest] == ']' ? from + rest + 1 : behindOtherRest(from);
  }

  private int behindOtherRest(int from) {
    int behind = from;
    while (behind > 0 && behind < last && isComma(behind, gap)) {
      int number = behind + 1 + gap;
      behind = body[number] == '"' ? behindQuoted(number + 1) : numbers.digits(number);
    }
    if (behind < 0 || body[behind] != ']') {
      return ByteNumbers.NONE;
    }
    rest = behind - from;
    return behind + 1;
  }

  private int behindQuoted(int from) {
    if (from > numbers.last()) {
      return ByteNumbers.NONE;
    }
    int behind = from + ByteNumbers.count(numbers.digitsFrom(from));
    return body[behind] == '"' ? behind + 1 : ByteNumbers.NONE;
  }
}
