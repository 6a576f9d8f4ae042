package io.omnidepth.market;

import java.math.RoundingMode;

/** A side of a book. The best bid is the highest, the best ask the lowest price. */
public enum Side {
  BID,
  ASK;

  /** Whether {@code price} stands strictly before {@code other} on this side, best first. */
  boolean better(long price, long other) {
    return this == BID ? price > other : price < other;
  }

  /** Negative where {@code price} stands before {@code other} on this side, best first. */
  public <T extends Comparable<T>> int compare(T price, T other) {
    return this == BID ? other.compareTo(price) : price.compareTo(other);
  }

  /** The opposite side. */
  public Side other() {
    return this == BID ? ASK : BID;
  }

  /** The rounding of this side's prices: a price never looks better than it is. */
  RoundingMode againstReader() {
    return this == BID ? RoundingMode.FLOOR : RoundingMode.CEILING;
  }

  /** The word in messages: {@code bid} or {@code ask}. */
  @Override
  public String toString() {
    return this == BID ? "bid" : "ask";
  }
}
