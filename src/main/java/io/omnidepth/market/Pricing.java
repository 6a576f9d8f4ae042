package io.omnidepth.market;

import java.math.BigDecimal;

/**
 * How a venue's prices become a depth's.
 *
 * <p>A depth's price is the book's multiplied by the rate's side and, where fees are in it, by one
 * less the fee for a bid and one plus the fee for an ask. That value is exact where it has at most
 * {@value #PLACES} decimal places more than the book's prices have, and as many more as the
 * multiplier has zeros after its point (the largest n of which it is below 10^-n); otherwise it is
 * rounded to so many places, once, against the reader: a bid down, an ask up.
 *
 * <p>So prices of a side stay as far apart as they have to: the multiplier m is at least 10^-(n+1),
 * two prices of a book are 10^-s or more apart and so is the lowest from 0, hence what they become
 * is at least 10^-(s+n+1) apart and above 0, which is 10^{@value #PLACES}/10 times the rounding's
 * step. Neither does a price repeat after it, nor does a bid become 0.
 *
 * @param rate from the quote asset of the book into that of the depth
 * @param takerFee what the venue takes of a trade's notional, a fraction (0.0026), at least 0 and
 *     below 1
 * @param fees whether the depth's prices include the fee
 */
public record Pricing(Rate rate, BigDecimal takerFee, boolean fees) {
  /** How many decimal places a depth's price may have more than the book's, at the least. */
  public static final int PLACES = 6;

  /** The book's own prices, and no fee known. */
  public static final Pricing AS_SENT = new Pricing(Rate.ONE, BigDecimal.ZERO, false);

  public Pricing {
    if (takerFee.signum() < 0 || takerFee.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("not a fee from 0 to below 1: " + takerFee);
    }
  }

  /** The same with prices that include the fee, or that do not. */
  public Pricing withFees(boolean included) {
    return new Pricing(rate, takerFee, included);
  }

  /** What a book's prices of that side are multiplied by. */
  Ratio multiplier(Side side) {
    if (!fees || takerFee.signum() == 0) {
      return rate.of(side);
    }
    BigDecimal kept =
        side == Side.BID ? BigDecimal.ONE.subtract(takerFee) : BigDecimal.ONE.add(takerFee);
    return rate.of(side).times(Ratio.of(kept));
  }
}
