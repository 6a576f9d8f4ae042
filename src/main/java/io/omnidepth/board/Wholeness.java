package io.omnidepth.board;

import io.omnidepth.venue.Completeness;

/**
 * Whether a side of a book may be taken for whole: by what its venue declares, unless the numbers
 * of levels look as if the venue had cut the book off. The doubt holds for every venue, as one that
 * usually honours the depth asked for may get a limit below it.
 *
 * <ul>
 *   <li>Both sides have the same number of levels, and it is a multiple of 5 or a power of two from
 *       16 on. That is rare in a whole book, and usual in one with a limit a side. Neither side is
 *       taken for whole then.
 *   <li>One side has no fewer levels than the other, and its number is one that limits have: 50 or
 *       a multiple of 50 below 1000, of 500 below 10,000, and so on. That side is not taken for
 *       whole; the other is, as it stayed below the same limit.
 * </ul>
 */
final class Wholeness {
  private static final int FEWEST_OF_LIMIT = 50;
  private static final int FEWEST_POWER_OF_TWO = 16;

  private Wholeness() {}

  /**
   * Whether the side is known to be whole.
   *
   * @param levels of the side
   * @param others levels of the other side
   * @param asked levels a side that were asked for; 0 where the venue takes no number
   */
  static boolean known(Completeness declared, int levels, int others, int asked) {
    boolean said =
        switch (declared) {
          case WHOLE -> true;
          case FEWER_THAN_ASKED -> levels < asked;
          case UNKNOWN -> false;
        };
    return said && !cutOff(levels, others);
  }

  private static boolean cutOff(int levels, int others) {
    return levels == others ? round(levels) : levels > others && limit(levels);
  }

  private static boolean round(int levels) {
    boolean powerOfTwo = Integer.bitCount(levels) == 1 && levels >= FEWEST_POWER_OF_TWO;
    return levels > 0 && (levels % 5 == 0 || powerOfTwo);
  }

  /** Whether it is 5 or a multiple of it, times ten, a hundred and so on as it is larger. */
  private static boolean limit(int levels) {
    int step = FEWEST_OF_LIMIT;
    while (levels / 20 >= step) {
      step *= 10;
    }
    return levels >= FEWEST_OF_LIMIT && levels % step == 0;
  }
}
