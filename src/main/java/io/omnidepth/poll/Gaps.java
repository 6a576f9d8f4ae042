package io.omnidepth.poll;

import io.omnidepth.poll.Foresight.Group;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the gaps between questions that go first, and remembers earlier counts. */
final class Gaps {
  /** The length of the forecast. */
  static final Duration WITHIN = Duration.ofSeconds(30);

  private static final int REMEMBERED = 64;

  private record Case(Foresight foresight, List<Group> first, int weight) {}

  private final Map<Case, Integer> found = new LinkedHashMap<>();

  /**
   * The number of questions of that weight that find a gap. Only the order of the other questions
   * matters.
   */
  int count(Foresight foresight, List<Group> first, int weight) {
    long next = first.stream().mapToLong(Group::due).min().orElse(0);
    List<Group> inOrder =
        first.stream()
            .map(group -> group.later(next))
            .sorted(Comparator.comparingLong(Group::due))
            .toList();
    Case asked = new Case(foresight, inOrder, weight);
    Integer known = found.get(asked);
    if (known != null) {
      return known;
    }
    if (found.size() >= REMEMBERED) {
      found.clear();
    }
    int gaps = foresight.gaps(inOrder, weight, VenuePoll.NEXT_GAP.toMillis(), WITHIN.toMillis());
    found.put(asked, gaps);
    return gaps;
  }
}
