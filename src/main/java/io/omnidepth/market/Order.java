package io.omnidepth.market;

import java.math.BigDecimal;

/** How much of a side an order takes. */
public sealed interface Order {
  /** So much of the base asset. */
  record Size(BigDecimal size) implements Order {
    public Size {
      positive(size);
    }
  }

  /**
   * As much of the base asset as so much of the quote asset pays for, or is paid for it; with fees
   * where the depth's prices include them.
   */
  record Notional(BigDecimal notional) implements Order {
    public Notional {
      positive(notional);
    }
  }

  private static void positive(BigDecimal number) {
    if (number.signum() <= 0) {
      throw new IllegalArgumentException("not above zero: " + number);
    }
  }
}
