package io.omnidepth.read;

import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import java.nio.charset.StandardCharsets;

/**
 * Adds the levels of an array of objects, each with a bid and an ask, to a book. It takes whole
 * objects alone; for another form it ends with {@link UnusualJson}.
 */
final class ByteUnits {
  private final ByteCursor cursor;
  private final ByteNumbers numbers;
  private final BookBuilder builder;

  ByteUnits(ByteCursor cursor, BookBuilder builder) {
    this.cursor = cursor;
    this.numbers = cursor.numbers();
    this.builder = builder;
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** Begins behind the array's bracket and ends behind the closing one. */
  void read(Layout.Units units) throws UnusualJson {
    byte[][] keys = {
      bytes(units.bidPrice()),
      bytes(units.bidSize()),
      bytes(units.askPrice()),
      bytes(units.askSize())
    };
    if (cursor.isEmpty(']')) {
      return;
    }
    long[] counts = new long[keys.length];
    int[] scales = new int[keys.length];
    do {
      unit(keys, counts, scales);
      builder.add(Side.BID, counts[0], scales[0], counts[1], scales[1]);
      builder.add(Side.ASK, counts[2], scales[2], counts[3], scales[3]);
    } while (cursor.goesOn(']'));
  }

  private void unit(byte[][] keys, long[] counts, int[] scales) throws UnusualJson {
    int read = 0;
    cursor.take('{');
    do {
      cursor.take('"');
      int from = cursor.at();
      int end = cursor.skipKey();
      int key = place(keys, from, end);
      if (key < 0) {
        cursor.skip();
      } else {
        cursor.decimal();
        counts[key] = numbers.units();
        scales[key] = numbers.scale();
        read |= 1 << key;
      }
    } while (cursor.goesOn('}'));
    if (read != (1 << keys.length) - 1) {
      throw new UnusualJson();
    }
  }

  private int place(byte[][] keys, int from, int end) {
    for (int i = 0; i < keys.length; i++) {
      if (cursor.is(keys[i], from, end)) {
        return i;
      }
    }
    return -1;
  }
}
