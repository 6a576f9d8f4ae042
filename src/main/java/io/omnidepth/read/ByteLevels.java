package io.omnidepth.read;

import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Adds the levels of an array to a book, with no object for a level. Each method begins behind the
 * array's bracket and ends behind the closing one. It takes whole levels in the layout's form
 * alone; for another form it ends with {@link UnusualJson}.
 */
final class ByteLevels {
  private final byte[] body;
  private final ByteCursor cursor;
  private final ByteNumbers numbers;
  private final BookBuilder builder;
  private @Nullable ByteRows rows;
  private long price;
  private int priceScale;
  private long size;
  private int sizeScale;

  ByteLevels(byte[] body, ByteCursor cursor, BookBuilder builder) {
    this.body = body;
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
      cursor.peek();
      int end = usual ? rows().add(side, cursor.at()) : ByteNumbers.NONE;
      if (end > 0) {
        cursor.to(end);
      } else {
        row(pricePlace, sizePlace);
        add(side);
      }
    } while (cursor.goesOn(']'));
  }

  private ByteRows rows() {
    ByteRows known = rows;
    if (known == null) {
      known = new ByteRows(body, numbers, builder);
      rows = known;
    }
    return known;
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
