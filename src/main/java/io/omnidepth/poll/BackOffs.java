package io.omnidepth.poll;

import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The waits of one venue's questions that fail.
 *
 * @param failure for a book that came before
 * @param bookless for a book that never came, which the venue refuses
 * @param list for the list of markets
 */
record BackOffs(BackOff failure, BackOff bookless, BackOff list) {
  static final Duration LONGEST_WITHOUT_BOOK = Duration.ofMinutes(1);
  private static final Duration LONGEST_FAILURE = Duration.ofSeconds(10);
  private static final Duration LONGEST_WITHOUT_LIST = Duration.ofMinutes(10);

  /**
   * The waits of a venue whose books are asked for at that interval.
   *
   * @param chance from 0 to 1, each time anew
   */
  static BackOffs of(Venue venue, Duration interval, DoubleSupplier chance) {
    Duration most = interval.compareTo(LONGEST_FAILURE) > 0 ? interval : LONGEST_FAILURE;
    Duration longest = venue.namesOnlyInList() ? most : LONGEST_WITHOUT_LIST;
    return new BackOffs(
        new BackOff(interval, most, chance),
        new BackOff(interval, LONGEST_WITHOUT_BOOK, chance),
        new BackOff(interval, longest, chance));
  }
}
