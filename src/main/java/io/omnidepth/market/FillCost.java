package io.omnidepth.market;

import java.math.BigDecimal;

/**
 * What was taken of one side's levels.
 *
 * @param levels how many levels something was taken of
 * @param size of the base asset, exactly; above zero
 * @param beforeFees at the converted prices without fees
 * @param afterFees at the converted prices with each venue's own fee, whether or not the depth's
 *     prices include it
 */
public record FillCost(int levels, BigDecimal size, Terms beforeFees, Terms afterFees) {
  /** Decimal places of an average price, or more where a price taken has more. */
  public static final int AVERAGE_SCALE = 8;

  /**
   * The quote asset's side of it.
   *
   * @param notional the sum of price times size, exactly: what is paid for asks, got for bids
   * @param best the best price taken
   * @param worst the worst price taken
   * @param average notional by size, rounded against the reader (paid up, got down) to {@value
   *     #AVERAGE_SCALE} decimal places or to those of the finest price taken, so that it is never
   *     worse than the worst price
   */
  public record Terms(BigDecimal notional, BigDecimal best, BigDecimal worst, BigDecimal average) {}

  /** One part's share of it. */
  public record Share(Part part, FillCost taken) {}

  /** What the fees cost: the exact difference of both notionals, never below zero. */
  public BigDecimal fees() {
    return afterFees.notional().subtract(beforeFees.notional()).abs();
  }

  /** The terms after fees, or before. */
  public Terms terms(boolean fees) {
    return fees ? afterFees : beforeFees;
  }
}
