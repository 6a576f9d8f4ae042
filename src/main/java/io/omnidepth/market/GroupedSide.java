package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * One side of a depth in the groups of a price grid, from the best outwards. It adds up the groups
 * of the parts, and merges nothing. All views with the same step are cuts of it. Immutable.
 */
final class GroupedSide {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 4);

  /** The distances that are added up to learn where the best group is. */
  private static final long FIRST_LOOK = 64;

  private final Side side;
  private final PriceStep step;
  private final Ladder ladder;
  private final long best;

  private final long distances;

  /**
   * @param best the number of the best group; any if there is none
   * @param distances the number of distances from the best group up to which the ladder has every
   *     group; {@link Long#MAX_VALUE} if it has all
   */
  GroupedSide(Side side, PriceStep step, Ladder ladder, long best, long distances) {
    this.side = side;
    this.step = step;
    this.ladder = ladder;
    this.best = best;
    this.distances = distances;
  }

  /** A side of which nothing is known. */
  static GroupedSide none(Side side, PriceStep step) {
    return new GroupedSide(side, step, new Rows.Narrow(side, List.of(), 0).ladder(0, 0), 0, 0);
  }

  Ladder ladder() {
    return ladder;
  }

  /** Whether its ladder has every group of the side. */
  boolean isWhole() {
    return distances == Long.MAX_VALUE;
  }

  /**
   * The same side with more than {@code levels} groups, or all up to {@code bound}, or all.
   *
   * @param parts the parts of the depth, always the same
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  GroupedSide reaching(List<Part> parts, int levels, Optional<BigDecimal> bound) {
    GroupedSide known = this;
    long wanted = bound.isEmpty() ? levels + 1L : Math.min(levels + 1L, FIRST_LOOK);
    while (!known.isWhole() && known.ladder.rows() <= levels) {
      long most = known.distances == 0 ? wanted : Math.min(wanted, known.distancesTo(bound));
      if (most <= known.distances) {
        return known;
      }
      known = GroupSum.of(parts, side, step, most);
      wanted = Math.max(levels + 1L, 4 * most);
    }
    return known;
  }

  /** The number of distances that reach beyond the bound. */
  private long distancesTo(Optional<BigDecimal> bound) {
    return bound
        .map(price -> price.divide(step.value(), 0, RoundingMode.FLOOR))
        .map(group -> group.subtract(BigDecimal.valueOf(best)).abs().min(MOST).longValue() + 2)
        .orElse(Long.MAX_VALUE);
  }
}
