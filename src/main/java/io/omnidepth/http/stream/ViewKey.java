package io.omnidepth.http.stream;

import io.omnidepth.api.depth.DepthQuery;
import java.time.Duration;

/**
 * The key of a view.
 *
 * @param interval the time between two updates, as {@link UpdatePace} has it
 */
record ViewKey(DepthQuery query, Duration interval) {
  private static final long SHARES = 3;

  /** The most rows that the view can hold, by their memory. */
  long rows() {
    return weight(query.mostRows());
  }

  /** So many rows by their memory: one with shares counts as three. */
  long weight(long rows) {
    return query.breakdown() ? SHARES * rows : rows;
  }
}
