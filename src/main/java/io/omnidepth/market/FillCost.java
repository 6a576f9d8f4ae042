package io.omnidepth.market;

import java.math.BigDecimal;

/**
 * The cost of the levels that an order takes of one side.
 *
 * @param levels the number of levels taken, whole or in part
 * @param size the exact size in the base asset, above zero
 * @param beforeFees the terms at the converted prices without fees
 * @param afterFees the terms at the converted prices with each venue's own fee, whether or not the
 *     depth's prices include it
 */
public record FillCost(int levels, BigDecimal size, Terms beforeFees, Terms afterFees) {
  /** Decimal places of an average price, or more if a price taken has more. */
  public static final int AVERAGE_SCALE = 8;

  /**
   * The cost in the quote asset.
   *
   * @param notional the exact sum of price times size: paid for asks, received for bids
   * @param best the best price taken
   * @param worst the worst price taken
   * @param average the notional divided by the size, rounded against the reader (up for asks, down
   *     for bids) to {@value #AVERAGE_SCALE} decimal places or to those of the finest price taken,
   *     so that it is never worse than the worst price
   */
  public record Terms(BigDecimal notional, BigDecimal best, BigDecimal worst, BigDecimal average) {}

  /** One part's share of the cost. */
  public record Share(Part part, FillCost taken) {}

  /** The cost of the fees: the exact difference of both notionals, never below zero. */
  public BigDecimal fees() {
    return afterFees.notional().subtract(beforeFees.notional()).abs();
  }

  /** The terms after fees, or before. */
  public Terms terms(boolean fees) {
    return fees ? afterFees : beforeFees;
  }
}
