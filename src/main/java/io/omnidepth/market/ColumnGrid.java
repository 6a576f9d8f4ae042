package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The price grid of a view that is as fine as a screen can show. It stands still while the market
 * moves a little, so that few of its steps join or leave the view.
 *
 * <p>Always true: the grid reaches at least {@code range} per cent from the market to both sides.
 * It has no more steps within the range than were asked for, and no finer ones than the finest
 * price of a venue.
 *
 * @param group the price step: 1, 2 or 5 times a power of ten
 * @param shareGroup the coarser step of the venues' shares, a multiple of {@code group}
 * @param low the price of the lowest bids in the grid, a multiple of {@code shareGroup}
 * @param high the price of the highest asks, another one
 */
public record ColumnGrid(BigDecimal group, BigDecimal shareGroup, BigDecimal low, BigDecimal high) {
  private static final MathContext ABOUT = new MathContext(12, RoundingMode.UP);

  /** The grid reaches further by this part of the range, so that it need not follow each move. */
  private static final BigDecimal SLACK = BigDecimal.valueOf(125, 3);

  /** The steps become finer only if the finer ones leave this part of the columns free. */
  private static final BigDecimal FINER = BigDecimal.valueOf(8, 1);

  /** The step of the shares is at least this many times the other one. */
  private static final BigDecimal COARSER = BigDecimal.valueOf(4);

  /**
   * The grid for a depth.
   *
   * @param range the distance from the reference mid that it reaches, in per cent
   * @param columns the most steps within the range
   * @param before the grid that readers hold, which is kept if it still serves
   * @return empty for a depth without prices
   */
  public static Optional<ColumnGrid> of(
      Depth depth, BigDecimal range, int columns, Optional<ColumnGrid> before) {
    Optional<BigDecimal> market =
        depth
            .referenceMid()
            .or(depth::mid)
            .or(() -> depth.best(Side.BID))
            .or(() -> depth.best(Side.ASK));
    if (market.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal at = market.get();
    if (before.filter(grid -> grid.serves(at, range)).isPresent()) {
      return before;
    }
    BigDecimal tick = BigDecimal.ONE.movePointLeft(priceScale(depth));
    return Optional.of(
        before
            .flatMap(grid -> grid.moved(at, range, columns, tick))
            .orElseGet(
                () -> around(at, range, step(at, range, BigDecimal.valueOf(columns), tick))));
  }

  /** The decimal places of the finest price that a venue has sent. */
  private static int priceScale(Depth depth) {
    return depth.parts().stream().mapToInt(part -> part.book().priceScale()).max().orElse(0);
  }

  private boolean serves(BigDecimal at, BigDecimal range) {
    BigDecimal reach = part(at, range);
    return low.compareTo(at.subtract(reach).max(BigDecimal.ZERO)) <= 0
        && high.compareTo(at.add(reach)) >= 0;
  }

  /** The grid with the same steps around another price; empty if they have become wrong. */
  private Optional<ColumnGrid> moved(
      BigDecimal at, BigDecimal range, int columns, BigDecimal tick) {
    BigDecimal most = BigDecimal.valueOf(columns);
    boolean isRight =
        step(at, range, most, tick).compareTo(group) <= 0
            && step(at, range, most.multiply(FINER), tick).compareTo(group) >= 0;
    return isRight ? Optional.of(around(at, range, group)) : Optional.empty();
  }

  /** The finest step with no more columns than that. */
  private static BigDecimal step(
      BigDecimal at, BigDecimal range, BigDecimal columns, BigDecimal tick) {
    BigDecimal both = part(at, range).multiply(BigDecimal.valueOf(2));
    return Decimals.roundStep(both.divide(columns, ABOUT).max(tick));
  }

  private static ColumnGrid around(BigDecimal at, BigDecimal range, BigDecimal group) {
    BigDecimal shareGroup = Decimals.roundStep(group.multiply(COARSER));
    BigDecimal reach = part(at, range).multiply(BigDecimal.ONE.add(SLACK));
    return new ColumnGrid(
        Decimals.stripped(group),
        Decimals.stripped(shareGroup),
        multiple(at.subtract(reach).max(BigDecimal.ZERO), shareGroup, RoundingMode.FLOOR),
        multiple(at.add(reach), shareGroup, RoundingMode.CEILING));
  }

  private static BigDecimal part(BigDecimal at, BigDecimal range) {
    return at.multiply(range.movePointLeft(2));
  }

  private static BigDecimal multiple(BigDecimal price, BigDecimal step, RoundingMode rounding) {
    return Decimals.stripped(price.divide(step, 0, rounding).multiply(step));
  }
}
