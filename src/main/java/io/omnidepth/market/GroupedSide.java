package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One side of a depth in the groups of a price grid, from the best outwards. It adds up the groups
 * of the parts, and merges nothing. All views with the same step are cuts of it. Immutable.
 */
final class GroupedSide {
  private static final long MOST = Long.MAX_VALUE / 4;

  /** The distances that are added up to learn where the best group is. */
  private static final long FIRST_LOOK = 64;

  private final Side side;
  private final PriceStep step;
  private final Ladder ladder;

  /** The sum of its parts' groups or, if its distances are 0, of the parts of a depth before. */
  private final Optional<GroupSum> sum;

  /**
   * The number of distances from the best group up to which the ladder has every group; {@link
   * Long#MAX_VALUE} if it has all.
   */
  private final long distances;

  private GroupedSide(
      Side side, PriceStep step, Ladder ladder, Optional<GroupSum> sum, long distances) {
    this.side = side;
    this.step = step;
    this.ladder = ladder;
    this.sum = sum;
    this.distances = distances;
  }

  /**
   * A side of which nothing is known.
   *
   * @param before the sum of a depth before, of which most may still be true
   */
  static GroupedSide none(Side side, PriceStep step, Optional<GroupSum> before) {
    return new GroupedSide(side, step, empty(side), before, 0);
  }

  private static Ladder empty(Side side) {
    return new Rows.Narrow(side, List.of(), 0).ladder(0, 0);
  }

  Ladder ladder() {
    return ladder;
  }

  /** Whether its ladder has every group of the side. */
  boolean isWhole() {
    return distances == Long.MAX_VALUE;
  }

  /** The sum of its groups; empty if it has none. */
  Optional<GroupSum> sum() {
    return sum;
  }

  /**
   * The same side with more than {@code levels} groups, or all up to {@code bound}, or all.
   *
   * @param parts the parts of the depth, always the same
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  GroupedSide reaching(List<Part> parts, int levels, Optional<BigDecimal> bound) {
    GroupedSide known = this;
    while (!known.isWhole() && known.ladder.rows() <= levels) {
      long enough = known.distances == 0 ? first(levels, bound) : known.distancesTo(bound);
      if (known.distances >= enough) {
        return known; // up to the bound and beyond
      }
      long more = Math.max(levels + 1L, 4 * Math.min(MOST, known.distances));
      known = known.added(parts, Math.min(enough, more));
    }
    return known;
  }

  /** The distances of the first look. Where the bound is, is known once the best group is. */
  private static long first(int levels, Optional<BigDecimal> bound) {
    return bound.isEmpty() ? levels + 1L : Math.min(levels + 1L, FIRST_LOOK);
  }

  private GroupedSide added(List<Part> parts, long most) {
    List<Part> holders = new ArrayList<>(parts.size());
    for (Part part : parts) {
      if (part.book().levels(side) > 0) {
        holders.add(part);
      }
    }
    if (holders.isEmpty()) {
      return new GroupedSide(side, step, empty(side), Optional.empty(), Long.MAX_VALUE);
    }
    GroupSum added = GroupSum.of(holders, side, step, most, sum);
    return new GroupedSide(side, step, added.ladder(), Optional.of(added), added.distances());
  }

  /** The number of distances that reach beyond the bound. */
  private long distancesTo(Optional<BigDecimal> bound) {
    return bound
        .map(price -> price.divide(step.value(), 0, RoundingMode.FLOOR))
        .map(
            group ->
                group
                    .subtract(BigDecimal.valueOf(best()))
                    .abs()
                    .min(BigDecimal.valueOf(MOST))
                    .longValue())
        .map(distance -> (distance / FIRST_LOOK + 1) * FIRST_LOOK + 2)
        .orElse(Long.MAX_VALUE);
  }

  private long best() {
    return sum.map(GroupSum::best).orElse(0L);
  }
}
