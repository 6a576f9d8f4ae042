package io.omnidepth.board;

import io.omnidepth.venue.Completeness;

/**
 * Whether a side of a book counts as whole. The venue's declaration decides, unless the numbers of
 * levels look like a limit of the venue. The doubt applies to every venue, because a venue that
 * usually honours the requested depth may introduce a lower limit.
 *
 * <ul>
 *   <li>Both sides have the same number of levels, and it is a multiple of 5 or a power of two from
 *       16 on. A whole book rarely has such numbers; a book with a limit a side usually has. Then
 *       neither side counts as whole.
 *   <li>One side has more levels than the other, and its number is a typical limit: a multiple of
 *       50 below 1000, of 500 below 10,000, and so on. Then that side does not count as whole. The
 *       other side does, because it stayed below the same limit.
 * </ul>
 */
final class Wholeness {
  private static final int FEWEST_OF_LIMIT = 50;
  private static final int FEWEST_POWER_OF_TWO = 16;

  private Wholeness() {}

  /**
   * Whether the side is known to be whole.
   *
   * @param levels the number of levels of the side
   * @param others the number of levels of the other side
   * @param asked the requested number of levels a side; 0 if the venue takes no number
   */
  static boolean known(Completeness declared, int levels, int others, int asked) {
    boolean whole =
        switch (declared) {
          case WHOLE -> true;
          case FEWER_THAN_ASKED -> levels < asked;
          case UNKNOWN -> false;
        };
    return whole && !cutOff(levels, others);
  }

  private static boolean cutOff(int levels, int others) {
    return levels == others ? round(levels) : levels > others && limit(levels);
  }

  private static boolean round(int levels) {
    boolean powerOfTwo = Integer.bitCount(levels) == 1 && levels >= FEWEST_POWER_OF_TWO;
    return levels > 0 && (levels % 5 == 0 || powerOfTwo);
  }

  /** Whether the number is a typical limit: a multiple of 50, of 500 from 1000 on, and so on. */
  private static boolean limit(int levels) {
    int step = FEWEST_OF_LIMIT;
    while (levels / 20 >= step) {
      step *= 10;
    }
    return levels >= FEWEST_OF_LIMIT && levels % step == 0;
  }
}
