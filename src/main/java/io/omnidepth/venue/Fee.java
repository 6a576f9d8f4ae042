package io.omnidepth.venue;

import io.omnidepth.market.Decimals;
import java.math.BigDecimal;

/**
 * The venue's fee for an order that takes liquidity.
 *
 * @param perCent the fee of the lowest tier in per cent of the notional, as a plain decimal
 * @param source the document with the figure, and its date
 */
public record Fee(String perCent, String source) {
  /** The fee as a part of the notional: 0.0026 for 0.26 per cent. */
  public BigDecimal fraction() {
    return Decimals.of(perCent).movePointLeft(2);
  }
}
