package io.omnidepth.poll;

import static java.util.Comparator.comparingInt;

import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How deep and how often a venue's books are asked for.
 *
 * @param depth the number of levels; empty where the venue takes none
 * @param weight what one question costs
 * @param interval how far apart the questions for one book are
 * @param usual how far apart they are where the venue's limits leave room
 */
record Pace(Optional<Venue.Depth> depth, int weight, Duration interval, Duration usual) {
  /**
   * The deepest that the venue's limits afford at its usual interval; where they do not even afford
   * the shallowest, the interval of all its books stretches evenly.
   *
   * @param atMost how many books are asked of this venue; none counts as one
   * @param round how far apart the rounds are; intervals are whole multiples of it
   * @param paced false where the venue's limits and its usual interval do not matter
   */
  static Pace of(Venue venue, int atMost, Duration round, boolean paced) {
    int books = Math.max(1, atMost);
    List<Venue.Depth> depths = venue.depths();
    Optional<Venue.Depth> deepest =
        depths.isEmpty() ? Optional.empty() : Optional.of(depths.get(depths.size() - 1));
    if (!paced) {
      return new Pace(deepest, weight(venue, deepest), round, round);
    }
    Duration usual = wholeRounds(max(round, venue.interval()), round);
    for (int i = depths.size() - 1; i >= 0; i--) {
      if (least(venue, books * depths.get(i).weight()).compareTo(usual) <= 0) {
        return new Pace(Optional.of(depths.get(i)), depths.get(i).weight(), usual, usual);
      }
    }
    Optional<Venue.Depth> cheapest =
        depths.stream()
            .min(
                comparingInt(Venue.Depth::weight)
                    .thenComparing(comparingInt(Venue.Depth::levels).reversed()));
    int weight = weight(venue, cheapest);
    Duration stretched = least(venue, books * weight);
    return new Pace(cheapest, weight, wholeRounds(max(usual, stretched), round), usual);
  }

  private static int weight(Venue venue, Optional<Venue.Depth> depth) {
    return depth.map(Venue.Depth::weight).orElse(venue.weight());
  }

  /** The least time in which all limits afford this much weight, again and again. */
  private static Duration least(Venue venue, int weight) {
    return venue.limits().stream()
        .map(limit -> padded(limit.window()).multipliedBy(weight).dividedBy(limit.weight()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Somewhat longer, as a question also counts while it is under way. */
  private static Duration padded(Duration window) {
    return window.plus(window.dividedBy(10));
  }

  private static Duration wholeRounds(Duration interval, Duration round) {
    long rounds = Math.floorDiv(interval.toMillis() + round.toMillis() - 1, round.toMillis());
    return round.multipliedBy(Math.max(1, rounds));
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
