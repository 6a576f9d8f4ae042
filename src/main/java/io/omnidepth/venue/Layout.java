package io.omnidepth.venue;

/**
 * The places of the two sides of a book in a venue's JSON, and of price and size in a level. A
 * layout has no order of levels, because the reader never trusts their order.
 */
public sealed interface Layout {
  /**
   * Two arrays of levels under keys of one object.
   *
   * @param path the path to the object, or to the array if the keys are places in it
   */
  record Sides(String path, String bids, String asks, Level level) implements Layout {}

  /**
   * One array of {@code [price, ..., size, ...]} rows. The sizes of bids are above zero, those of
   * asks below.
   *
   * @param path the path to the array
   */
  record SignedRows(String path, int price, int size) implements Layout {}

  /**
   * One array of objects. Each object has a bid and an ask.
   *
   * @param path the path to the array
   */
  record Units(String path, String bidPrice, String bidSize, String askPrice, String askSize)
      implements Layout {}

  /** The form of one level. */
  sealed interface Level {
    /** {@code ["77586.4","0.001",...]}: the places of price and size. */
    record Row(int price, int size) implements Level {}

    /** {@code {"price":"77593.55","amount":"0.01",...}}: the keys of price and size. */
    record Fields(String price, String size) implements Level {}

    /** {@code "77608.09","0.000039",...}: prices and sizes in turn, without brackets. */
    record Flat() implements Level {}
  }

  static Layout sides(String path, String bids, String asks, Level level) {
    return new Sides(path, bids, asks, level);
  }

  static Layout signedRows(String path, int price, int size) {
    return new SignedRows(path, price, size);
  }

  static Layout units(
      String path, String bidPrice, String bidSize, String askPrice, String askSize) {
    return new Units(path, bidPrice, bidSize, askPrice, askSize);
  }

  static Level row(int price, int size) {
    return new Level.Row(price, size);
  }

  static Level fields(String price, String size) {
    return new Level.Fields(price, size);
  }

  static Level flatPairs() {
    return new Level.Flat();
  }
}
