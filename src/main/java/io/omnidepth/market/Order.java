package io.omnidepth.market;

import java.math.BigDecimal;

/** The quantity that an order takes of a side. */
public sealed interface Order {
  /** A size in the base asset. */
  record Size(BigDecimal size) implements Order {
    public Size {
      positive(size);
    }
  }

  /**
   * An amount of the quote asset that the order pays or receives; with fees if the depth's prices
   * include them.
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
