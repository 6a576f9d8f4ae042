package io.omnidepth.venue;

/**
 * The bounds of an answer with one book. They follow from the venue's declaration. The levels are
 * twice as many as in its deepest known book, each with about twice its usual length. No real book
 * exceeds these bounds, and they limit the cost of a hostile answer.
 *
 * @param levels the most rows a side, counted before equal prices are merged
 * @param bytes the most bytes of the decompressed body
 */
public record BookBound(int levels, int bytes) {
  /** The least bound a side, for a venue that sends more levels than known. */
  private static final int FEWEST_LEVELS = 1_000;

  /** A row of two numbers has about 30 bytes. */
  private static final int BYTES_OF_ROW = 64;

  /** An object with a price, a size and a time has about 70 bytes. */
  private static final int BYTES_OF_OBJECT = 128;

  /** Room for the text around the levels, and for an error page. */
  private static final int BYTES_OF_REST = 64 << 10;

  /**
   * The bound of books in that layout.
   *
   * @param known the most levels a side that the venue is known to send
   */
  static BookBound of(int known, Layout layout) {
    int levels = Math.max(FEWEST_LEVELS, Math.multiplyExact(2, known));
    int each = keyed(layout) ? BYTES_OF_OBJECT : BYTES_OF_ROW;
    return new BookBound(
        levels, Math.addExact(BYTES_OF_REST, Math.multiplyExact(2 * each, levels)));
  }

  private static boolean keyed(Layout layout) {
    return layout instanceof Layout.Units
        || (layout instanceof Layout.Sides sides && sides.level() instanceof Layout.Level.Fields);
  }
}
