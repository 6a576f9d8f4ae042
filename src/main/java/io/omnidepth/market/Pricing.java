package io.omnidepth.market;

import java.math.BigDecimal;

/**
 * The rule that turns a venue's prices into a depth's.
 *
 * <p>A depth's price is the book's price times a multiplier. The multiplier is the rate of that
 * side. With fees, a bid's multiplier also has the factor 1 - fee, an ask's the factor 1 + fee.
 *
 * <p>The book's prices have s decimal places. The depth's prices have at most s + n + {@value
 * #PLACES}, where n is the number of zeros after the point of the multiplier (0.0012 has n = 2; 1
 * and above have n = 0). A product with no more places is exact. Any other is rounded once, against
 * the reader: a bid down, an ask up.
 *
 * <p>Different prices stay different, and no bid becomes 0. Proof: two prices of the book differ by
 * at least 10^-s, and the multiplier is at least 10^-(n+1). So two products differ by at least
 * 10^-(s+n+1), which is many steps of the rounding, 10^-(s+n+{@value #PLACES}) each. The same holds
 * for the lowest price and 0.
 *
 * @param rate the rate from the quote asset of the book into that of the depth
 * @param takerFee the venue's fraction of a trade's notional (0.0026), at least 0 and below 1
 * @param fees whether the depth's prices include the fee
 */
public record Pricing(Rate rate, BigDecimal takerFee, boolean fees) {
  /** The further decimal places of a depth's price if the multiplier is at least 0.1. */
  public static final int PLACES = 6;

  /** The book's own prices, without a known fee. */
  public static final Pricing AS_SENT = new Pricing(Rate.ONE, BigDecimal.ZERO, false);

  public Pricing {
    if (takerFee.signum() < 0 || takerFee.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("not a fee from 0 to below 1: " + takerFee);
    }
  }

  /** The same rate and fee, for prices with the fee or without it. */
  Pricing withFees(boolean included) {
    return new Pricing(rate, takerFee, included);
  }

  /** The multiplier of a book's prices of that side. */
  Ratio multiplier(Side side) {
    if (!fees || takerFee.signum() == 0) {
      return rate.of(side);
    }
    BigDecimal kept =
        side == Side.BID ? BigDecimal.ONE.subtract(takerFee) : BigDecimal.ONE.add(takerFee);
    return rate.of(side).times(Ratio.of(kept));
  }
}
