package io.omnidepth.poll;

import static java.util.Comparator.comparingInt;

import io.omnidepth.venue.Limit;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The depth and the interval of a venue's questions for books.
 *
 * @param depth the number of levels; empty if the venue takes none
 * @param weight the weight of one question
 * @param interval the time between two questions for one book
 * @param usual the interval if the venue's limits have room
 */
record Pace(Optional<Request.Depth> depth, int weight, Duration interval, Duration usual) {
  /** The interval if there is no room at all. */
  static final Duration NEVER = Duration.ofDays(1);

  /**
   * A share of a limit: this weight in any window of that length.
   *
   * @param weight the weight; zero if nothing is left
   */
  record Share(int weight, Duration window) {
    /**
     * The whole limit, with a longer window, because a question also counts while it is under way.
     */
    static Share all(Limit limit) {
      return new Share(limit.weight(), padded(limit.window()));
    }

    boolean isMoreThan(Share other) {
      return other.window.toMillis() * weight > window.toMillis() * other.weight;
    }

    /** The least interval at which the share has room for this weight each time. */
    private Duration least(int wanted) {
      return weight <= 0 ? NEVER : window.multipliedBy(wanted).dividedBy(weight);
    }
  }

  /** The pace of that many books within these shares of the limits. No book counts as one. */
  interface PaceRule {
    Pace of(int books, List<Share> shares);

    /** The pace of books with only their best prices in use. */
    default Pace cheapest(int books, List<Share> shares) {
      return of(books, shares);
    }
  }

  /**
   * The deepest pace for which the venue's limits have room at its usual interval. If they have no
   * room even for the shallowest depth, the interval of all books is longer.
   *
   * @param atMost the number of books of this venue; no book counts as one
   * @param round the time between two rounds; intervals are whole multiples of it
   * @param paced false to ignore the venue's limits and its usual interval
   */
  static Pace of(Venue venue, int atMost, Duration round, boolean paced) {
    return pacing(venue, round, paced).of(atMost, all(venue.limits().all()));
  }

  /** The rule for any number of books and any shares of the limits. */
  static PaceRule pacing(Venue venue, Duration round, boolean paced) {
    return paced ? new Paced(venue, round) : new Unpaced(venue, round);
  }

  private record Unpaced(Venue venue, Duration round) implements PaceRule {
    @Override
    public Pace of(int books, List<Share> shares) {
      Optional<Request.Depth> deepest =
          venue.request().depths().stream().reduce((shallower, deeper) -> deeper);
      return new Pace(deepest, weight(venue, deepest), round, round);
    }
  }

  private record Paced(Venue venue, Duration round) implements PaceRule {
    @Override
    public Pace of(int books, List<Share> shares) {
      int counted = Math.max(1, books);
      Duration usual = usual();
      List<Request.Depth> depths = venue.request().depths();
      for (int i = depths.size() - 1; i >= 0; i--) {
        Request.Depth depth = depths.get(i);
        if (least(shares, counted * depth.weight()).compareTo(usual) <= 0) {
          return new Pace(Optional.of(depth), depth.weight(), usual, usual);
        }
      }
      return cheapest(counted, shares);
    }

    @Override
    public Pace cheapest(int books, List<Share> shares) {
      Optional<Request.Depth> cheapest =
          venue.request().depths().stream()
              .min(
                  comparingInt(Request.Depth::weight)
                      .thenComparing(comparingInt(Request.Depth::levels).reversed()));
      int weight = weight(venue, cheapest);
      Duration stretched = least(shares, Math.max(1, books) * weight);
      return new Pace(cheapest, weight, wholeRounds(max(usual(), stretched), round), usual());
    }

    private Duration usual() {
      return wholeRounds(max(round, venue.limits().interval()), round);
    }
  }

  /** The shares of the whole limits. */
  static List<Share> all(List<Limit> limits) {
    return limits.stream().map(Share::all).toList();
  }

  /** The least weight of a question for one of the venue's books. */
  static int leastWeight(Venue venue) {
    return venue.request().depths().stream()
        .mapToInt(Request.Depth::weight)
        .min()
        .orElse(venue.request().weight());
  }

  private static int weight(Venue venue, Optional<Request.Depth> depth) {
    return depth.map(Request.Depth::weight).orElse(venue.request().weight());
  }

  private static Duration least(List<Share> shares, int weight) {
    return shares.stream()
        .map(share -> share.least(weight))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** A longer window, because a question also counts while it is under way. */
  static Duration padded(Duration window) {
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
