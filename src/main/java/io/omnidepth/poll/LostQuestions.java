package io.omnidepth.poll;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Questions that had no answer in time. Nobody knows whether they still lie before the venue, so
 * for a while they count as under way.
 */
final class LostQuestions {
  private record Lost(Budget.Spent spent, Instant until) {}

  private final Deque<Lost> lost = new ArrayDeque<>();

  /** One more, which counts until then. */
  void add(Budget.Spent spent, Instant until) {
    lost.add(new Lost(spent, until));
  }

  /** Ends those whose time is over. */
  void settle(Instant now) {
    while (!lost.isEmpty() && !lost.element().until().isAfter(now)) {
      lost.remove().spent().ended(now);
    }
  }
}
