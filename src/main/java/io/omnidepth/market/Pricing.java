package io.omnidepth.market;

import java.math.BigDecimal;

/**
 * The rule that turns a venue's prices into a depth's.
 *
 * <p>A depth's price is the book's multiplied by the rate's side. If it includes fees, a bid is
 * also multiplied by one less the fee, an ask by one plus the fee. The result may have {@value
 * #PLACES} decimal places more than the book's prices, and n more, where n is the largest for which
 * the multiplier is below 10^-n. If it fits, it is exact. Otherwise it is rounded to that many
 * places, once, against the reader: a bid down, an ask up.
 *
 * <p>So no price repeats, and no bid becomes 0. The multiplier is at least 10^-(n+1). Two prices of
 * a book with scale s are at least 10^-s apart, and so is the lowest from 0. Therefore the results
 * are at least 10^-(s+n+1) apart and above 0, which is 10^{@value #PLACES}/10 times the step of the
 * rounding.
 *
 * @param rate the rate from the quote asset of the book into that of the depth
 * @param takerFee the venue's fraction of a trade's notional (0.0026), at least 0 and below 1
 * @param fees whether the depth's prices include the fee
 */
public record Pricing(Rate rate, BigDecimal takerFee, boolean fees) {
  /** The decimal places that a depth's price may have beyond the book's, at the least. */
  public static final int PLACES = 6;

  /** The book's own prices, and no fee known. */
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
