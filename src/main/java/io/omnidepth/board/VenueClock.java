package io.omnidepth.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The time by which the venues' clocks are ahead of this machine's. If most venues with a time
 * agree on another time, this machine's clock is wrong.
 */
final class VenueClock {
  private static final Duration AGREEMENT = Duration.ofSeconds(2);
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int LEAST_VENUES = 3;

  /**
   * The range of a venue's clock offset.
   *
   * @param least the least offset: the venue's time cannot be later than the receipt
   * @param most the most offset: the venue's time cannot be earlier than the question
   */
  private record Range(Duration least, Duration most, Instant at) {
    /** The offset in the range that is nearest to the current one. */
    private Duration ahead(Duration offset) {
      return offset.compareTo(least) < 0 ? least : offset.compareTo(most) > 0 ? most : offset;
    }

    /**
     * The range that both allow. If they exclude each other, it is the one with the smaller delay.
     */
    private Range and(Range other) {
      Range early = other.least.compareTo(least) > 0 ? other : this;
      Duration both = most.compareTo(other.most) < 0 ? most : other.most;
      return early.least.compareTo(both) > 0 ? early : new Range(early.least, both, early.at);
    }
  }

  private final Map<String, Range> ranges = new HashMap<>();
  private Duration offset = Duration.ZERO;

  /**
   * Takes in a venue's time: the moment of its answer, or of a change since the answer before.
   *
   * @param notBefore the earliest possible time of that moment, by this machine's clock
   * @param receivedAt the time of the answer
   */
  void add(String venue, Instant venueTime, Instant notBefore, Instant receivedAt) {
    ranges.merge(
        venue,
        new Range(
            Duration.between(receivedAt, venueTime),
            Duration.between(notBefore, venueTime),
            receivedAt),
        (before, now) ->
            before.at().isBefore(receivedAt.minus(REMEMBERED)) ? now : before.and(now));
  }

  /** The time by which the venues' clocks are ahead of this machine's. */
  Duration offset() {
    return offset;
  }

  /**
   * Takes another offset if the venues agree on it. At least three venues and four fifths of all
   * must agree. If the wall clock was set, four fifths of all must agree with it.
   *
   * @param wall the time by which the wall clock is ahead of the steady time
   * @return the new offset; empty if it stays the same
   */
  Optional<Duration> settle(Instant now, Duration wall) {
    ranges.values().removeIf(one -> one.at().isBefore(now.minus(REMEMBERED)));
    List<Duration> all =
        new ArrayList<>(ranges.values().stream().map(one -> one.ahead(offset)).sorted().toList());
    Optional<Duration> agreed =
        agreed(all)
            .or(() -> Optional.of(wall).filter(set -> apart(set, offset) && mostAre(all, set)));
    Optional<Duration> other = agreed.filter(ahead -> apart(ahead, offset));
    other.ifPresent(ahead -> offset = ahead);
    return other;
  }

  private static boolean apart(Duration one, Duration other) {
    return one.minus(other).abs().compareTo(AGREEMENT) > 0;
  }

  private static boolean mostAre(List<Duration> all, Duration ahead) {
    long near = all.stream().filter(one -> !apart(one, ahead)).count();
    return near > 0 && near * 5 >= all.size() * 4L;
  }

  /** The middle of the largest group of venues that agree; empty if the group is too small. */
  private static Optional<Duration> agreed(List<Duration> sorted) {
    int from = 0;
    int most = 0;
    for (int first = 0; first < sorted.size(); first++) {
      int end = first;
      while (end < sorted.size()
          && sorted.get(end).minus(sorted.get(first)).compareTo(AGREEMENT) <= 0) {
        end++;
      }
      if (end - first > most) {
        most = end - first;
        from = first;
      }
    }
    return most >= LEAST_VENUES && most * 5 >= sorted.size() * 4
        ? Optional.of(sorted.get(from + most / 2))
        : Optional.empty();
  }
}
