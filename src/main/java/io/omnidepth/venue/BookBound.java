package io.omnidepth.venue;

/**
 * The most that an answer with one book may have. It follows from what the venue declares: twice as
 * many levels as its deepest book is known to have, each at about twice its usual length. So no
 * real book meets it, and what a made-up one costs is known beforehand.
 *
 * @param levels rows a side, which come before equal prices are joined
 * @param bytes the length of the body, inflated
 */
public record BookBound(int levels, int bytes) {
  /** Room for a venue that sends more than is known of it: never less than this a side. */
  private static final int FEWEST_LEVELS = 1_000;

  /** A row of two numbers has about 30 bytes. */
  private static final int BYTES_OF_ROW = 64;

  /** An object with a price, a size and a time has about 70 bytes. */
  private static final int BYTES_OF_OBJECT = 128;

  /** For all that stands about the levels, and for an error page. */
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
