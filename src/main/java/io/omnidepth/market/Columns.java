package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A depth in the steps of a grid: each step has its own size and its exact notional, and nothing is
 * added up from step to step. So a change of the best price changes no other step.
 *
 * @param more whether the grid leaves levels out
 */
public record Columns(ColumnGrid grid, SideColumns bids, SideColumns asks, boolean more) {
  /**
   * The steps of one side.
   *
   * @param steps the steps that have a level, from the market outwards
   * @param excess the excess of each step over its size times its price: {@code notional = price *
   *     size + excess} for bids, {@code notional = price * size - excess} for asks. It is never
   *     below zero
   * @param shares the steps of the grid's {@code shareGroup}, with the venues' shares; no rows
   *     unless they are wanted
   */
  public record SideColumns(Ladder steps, Column excess, Ladder shares) {
    /** The same for readers that keep them longer than the whole. */
    SideColumns alone() {
      return new SideColumns(steps.alone(false), excess, shares.alone(!shares.isEmpty()));
    }
  }

  /**
   * The steps of a depth.
   *
   * @param withShares whether the venues' shares are wanted
   */
  public static Columns of(Depth depth, ColumnGrid grid, boolean withShares) {
    DepthView steps = DepthView.between(depth, grid.group(), grid.low(), grid.high());
    Optional<DepthView> shares =
        withShares
            ? Optional.of(DepthView.between(depth, grid.shareGroup(), grid.low(), grid.high()))
            : Optional.empty();
    return new Columns(
        grid,
        side(depth, steps.bids(), shares.map(DepthView::bids)),
        side(depth, steps.asks(), shares.map(DepthView::asks)),
        steps.more());
  }

  private static SideColumns side(Depth depth, Ladder steps, Optional<Ladder> shares) {
    return new SideColumns(
        steps, ExcessSum.of(steps, depth.parts()), shares.orElseGet(() -> steps.best(0)));
  }

  /** The same as rows of the depth. */
  public DepthView view(Depth depth) {
    return new DepthView(depth, bids.steps(), asks.steps(), more);
  }

  /** The same for readers that keep them longer than the whole. */
  public Columns alone() {
    return new Columns(grid, bids.alone(), asks.alone(), more);
  }

  /** The exact notional of a step, for readers of one row. */
  static BigDecimal notional(SideColumns side, int i) {
    BigDecimal flat = side.steps().prices().decimal(i).multiply(side.steps().sizes().decimal(i));
    BigDecimal excess = side.excess().decimal(i);
    return side.steps().side() == Side.BID ? flat.add(excess) : flat.subtract(excess);
  }
}
