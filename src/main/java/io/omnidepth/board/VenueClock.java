package io.omnidepth.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lead of the venues' clocks over ours. If most venues that tell a time agree on another hour,
 * our clock is wrong.
 */
final class VenueClock {
  private static final Duration AGREEMENT = Duration.ofSeconds(2);
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int LEAST_VENUES = 3;

  /**
   * The possible lead of a venue's clock over ours.
   *
   * @param least by the receipt, before which it told the time
   * @param most by the question, after which the moment was that it told
   */
  private record Heard(Duration least, Duration most, Instant at) {
    /** The offset that we have, or the nearest to it that the venue's word allows. */
    private Duration ahead(Duration offset) {
      return offset.compareTo(least) < 0 ? least : offset.compareTo(most) > 0 ? most : offset;
    }

    /** The lead that both allow; the one that was less late where they exclude each other. */
    private Heard and(Heard other) {
      Heard early = other.least.compareTo(least) > 0 ? other : this;
      Duration both = most.compareTo(other.most) < 0 ? most : other.most;
      return early.least.compareTo(both) > 0 ? early : new Heard(early.least, both, early.at);
    }
  }

  private final Map<String, Heard> heard = new HashMap<>();
  private Duration offset = Duration.ZERO;

  /**
   * A venue told a time of the moment of its answer, or of a change since the answer before.
   *
   * @param notBefore when, by our clock, that moment was at the earliest
   * @param receivedAt when the answer came
   */
  void heard(String venue, Instant told, Instant notBefore, Instant receivedAt) {
    heard.merge(
        venue,
        new Heard(
            Duration.between(receivedAt, told), Duration.between(notBefore, told), receivedAt),
        (before, now) ->
            before.at().isBefore(receivedAt.minus(REMEMBERED)) ? now : before.and(now));
  }

  /** The lead of the venues' clocks over ours. */
  Duration offset() {
    return offset;
  }

  /**
   * Takes another offset where the venues agree on it. At least three of them and four fifths of
   * all must, or four fifths of all together with the wall clock, where that was set.
   *
   * @param wall the lead of the wall clock over the steady time
   * @return the new offset; empty where it stays
   */
  Optional<Duration> settle(Instant now, Duration wall) {
    heard.values().removeIf(one -> one.at().isBefore(now.minus(REMEMBERED)));
    List<Duration> all =
        new ArrayList<>(heard.values().stream().map(one -> one.ahead(offset)).sorted().toList());
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

  /** The middle of the most venues that lie within the agreement; empty where they are too few. */
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
