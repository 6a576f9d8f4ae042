package io.omnidepth.read;

import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import java.nio.charset.StandardCharsets;

/**
 * Adds the levels of an array to a book, with no object for a level. Each method begins behind the
 * array's bracket and ends behind the closing one. It takes whole levels in the layout's form
 * alone; for another form it ends with {@link UnusualJson}.
 */
final class ByteLevels {
  private final ByteCursor cursor;
  private final ByteNumbers numbers;
  private final BookBuilder builder;
  private long price;
  private int priceScale;
  private long size;
  private int sizeScale;

  ByteLevels(ByteCursor cursor, BookBuilder builder) {
    this.cursor = cursor;
    numbers = cursor.numbers();
    this.builder = builder;
  }

  void levels(Side side, Layout.Level level) throws UnusualJson {
    if (level instanceof Layout.Level.Row row) {
      rows(side, row.price(), row.size());
    } else if (level instanceof Layout.Level.Fields fields) {
      objects(side, bytes(fields.price()), bytes(fields.size()));
    } else {
      pairs(side);
    }
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  private void rows(Side side, int pricePlace, int sizePlace) throws UnusualJson {
    if (cursor.isEmpty(']')) {
      return;
    }
    boolean usual = pricePlace == 0 && sizePlace == 1;
    do {
      int end = usual ? tightRows(side, cursor.at()) : ByteNumbers.NONE;
      if (end > 0) {
        cursor.to(end);
      } else {
        row(pricePlace, sizePlace);
        add(side);
      }
    } while (cursor.goesOn(']'));
  }

  /**
   * Adds the rows without white space from {@code from} on. The result is the place behind the last
   * one; none if there is no such row.
   */
  private int tightRows(Side side, int from) {
    int end = ByteNumbers.NONE;
    for (int next = tightRow(from); next > 0; next = tightRow(end + 1)) {
      end = next;
      add(side);
      if (cursor.byteAt(end) != ',') {
        return end;
      }
    }
    return end;
  }

  /**
   * Reads a row without white space that begins at {@code from}: price, size, and at most one more
   * number of digits. The result is the place behind it; none for another form.
   */
  private int tightRow(int from) {
    if (cursor.byteAt(from) != '[') {
      return ByteNumbers.NONE;
    }
    int at = numbers.number(from + 1);
    if (at < 0 || cursor.byteAt(at) != ',') {
      return ByteNumbers.NONE;
    }
    price = numbers.units();
    priceScale = numbers.scale();
    at = numbers.number(at + 1);
    if (at < 0) {
      return ByteNumbers.NONE;
    }
    size = numbers.units();
    sizeScale = numbers.scale();
    if (cursor.byteAt(at) == ',') {
      at = numbers.digits(at + 1);
      if (at < 0) {
        return ByteNumbers.NONE;
      }
    }
    return cursor.byteAt(at) == ']' ? at + 1 : ByteNumbers.NONE;
  }

  private void add(Side side) {
    builder.add(side, price, priceScale, size, sizeScale);
  }

  void signedRows(Layout.SignedRows rows) throws UnusualJson {
    if (cursor.isEmpty(']')) {
      return;
    }
    do {
      row(rows.price(), rows.size());
      Side side = size < 0 ? Side.ASK : Side.BID;
      size = Math.abs(size);
      add(side);
    } while (cursor.goesOn(']'));
  }

  private void row(int pricePlace, int sizePlace) throws UnusualJson {
    cursor.take('[');
    int place = 0;
    do {
      if (place == pricePlace) {
        readPrice();
      } else if (place == sizePlace) {
        readSize();
      } else {
        cursor.skip();
      }
      place++;
    } while (cursor.goesOn(']'));
    if (place <= Math.max(pricePlace, sizePlace)) {
      throw new UnusualJson();
    }
  }

  private void readPrice() throws UnusualJson {
    cursor.decimal();
    price = numbers.units();
    priceScale = numbers.scale();
  }

  private void readSize() throws UnusualJson {
    cursor.decimal();
    size = numbers.units();
    sizeScale = numbers.scale();
  }

  private void objects(Side side, byte[] priceKey, byte[] sizeKey) throws UnusualJson {
    if (cursor.isEmpty(']')) {
      return;
    }
    do {
      object(priceKey, sizeKey);
      add(side);
    } while (cursor.goesOn(']'));
  }

  private void object(byte[] priceKey, byte[] sizeKey) throws UnusualJson {
    boolean priced = false;
    boolean sized = false;
    cursor.take('{');
    do {
      cursor.take('"');
      int from = cursor.at();
      int end = cursor.skipKey();
      if (cursor.is(priceKey, from, end)) {
        readPrice();
        priced = true;
      } else if (cursor.is(sizeKey, from, end)) {
        readSize();
        sized = true;
      } else {
        cursor.skip();
      }
    } while (cursor.goesOn('}'));
    if (!priced || !sized) {
      throw new UnusualJson();
    }
  }

  private void pairs(Side side) throws UnusualJson {
    if (cursor.isEmpty(']')) {
      return;
    }
    do {
      readPrice();
      cursor.take(',');
      readSize();
      add(side);
    } while (cursor.goesOn(']'));
  }
}
