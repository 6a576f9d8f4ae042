package io.omnidepth.poll;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Questions without an answer in time. The venue may still be working on them, so they count as
 * under way for a while.
 */
final class LostQuestions {
  private record Lost(Budget.Spent spent, Instant until) {}

  private final Deque<Lost> lost = new ArrayDeque<>();

  /** Adds a lost question that counts until then. */
  void add(Budget.Spent spent, Instant until) {
    lost.add(new Lost(spent, until));
  }

  /** Ends the questions whose time is over. */
  void settle(Instant now) {
    while (!lost.isEmpty() && !lost.element().until().isAfter(now)) {
      lost.remove().spent().ended(now);
    }
  }
}
