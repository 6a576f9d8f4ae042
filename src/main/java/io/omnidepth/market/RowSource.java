package io.omnidepth.market;

/** Rows of one side in the order of the venue, at the scales that the book has now. */
public interface RowSource {
  /** Whether there is a next row. */
  boolean hasMore();

  /**
   * Puts rows into the columns, from {@code from} on, until {@code end} or until there is no next
   * row.
   *
   * @param prices counts of 10^-{@link BookBuilder#priceScale}, above zero
   * @param sizes counts of 10^-{@link BookBuilder#sizeScale}, zero or more
   * @return the place behind the last row
   */
  int read(long[] prices, long[] sizes, int from, int end);
}
