package io.omnidepth.market;

/**
 * Ranks numbers of many rows at once. A column has one number of each row, from 0 on.
 *
 * <p>The numbers come in no order that a branch could foresee. So each loop here does the same for
 * all rows, in few steps and without a branch, and the compiler does it for several rows at once.
 */
final class RankSort {
  private RankSort() {}

  /** Sorts each row by merge exchange (Knuth, The Art of Computer Programming, 5.2.2, M). */
  static void sort(long[][] columns) {
    int top = Integer.highestOneBit(Math.max(1, columns.length - 1));
    for (int p = top; p > 0; p >>= 1) {
      exchange(columns, p, 0, p);
      for (int q = top; q > p; q >>= 1) {
        exchange(columns, p, p, q - p);
      }
    }
  }

  private static void exchange(long[][] columns, int bit, int value, int distance) {
    for (int i = 0; i + distance < columns.length; i++) {
      if ((i & bit) == value) {
        exchange(columns[i], columns[i + distance]);
      }
    }
  }

  /** Brings the larger number of each row into the first column. */
  private static void exchange(long[] first, long[] second) {
    for (int row = 0; row < first.length; row++) {
      long one = first[row];
      long other = second[row];
      long less = (one - other) & ((one - other) >> 63);
      first[row] = one - less;
      second[row] = other + less;
    }
  }

  /** Of each row, the smaller of two numbers. */
  static void least(long[] one, long[] other, long[] into) {
    for (int row = 0; row < into.length; row++) {
      long less = one[row] - other[row];
      into[row] = other[row] + (less & (less >> 63));
    }
  }

  /** Of each row, the larger of two numbers, into the first column. */
  static void most(long[] one, long[] other) {
    for (int row = 0; row < one.length; row++) {
      long more = other[row] - one[row];
      one[row] += more & ((one[row] - other[row]) >> 63);
    }
  }

  /**
   * Of each row, the number at a rank as if another one were not there.
   *
   * @param at the numbers at that rank
   * @param next the numbers at the next rank
   */
  static void without(long[] gone, long[] at, long[] next, long[] into) {
    for (int row = 0; row < into.length; row++) {
      into[row] = next[row] ^ ((at[row] ^ next[row]) & ((gone[row] - at[row]) >> 63));
    }
  }
}
