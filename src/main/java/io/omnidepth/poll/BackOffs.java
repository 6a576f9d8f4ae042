package io.omnidepth.poll;

import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The waits after failed questions of one venue.
 *
 * @param failure the wait for a book that came before
 * @param bookless the wait for a refused book that never came
 * @param list the wait for the list of markets
 */
record BackOffs(BackOff failure, BackOff bookless, BackOff list) {
  static final Duration LONGEST_WITHOUT_BOOK = Duration.ofMinutes(1);
  private static final Duration LONGEST_FAILURE = Duration.ofSeconds(10);
  private static final Duration LONGEST_WITHOUT_LIST = Duration.ofMinutes(10);

  /**
   * The waits of a venue whose books are polled at that interval.
   *
   * @param chance the source of random numbers from 0 to 1
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
