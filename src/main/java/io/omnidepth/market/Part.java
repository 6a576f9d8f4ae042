package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A venue's book as a part of a depth. Its prices are the depth's, as {@link Pricing} makes them,
 * unless they are called the book's.
 *
 * @param venue the venue's id; a venue may bring several markets
 * @param instrument the book's instrument; its quote asset may differ from the depth's
 * @param bidsComplete whether the bids are known to be whole: the venue holds nothing beyond the
 *     last one
 * @param asksComplete the same of the asks
 */
public record Part(
    String venue,
    Instrument instrument,
    Book book,
    boolean bidsComplete,
    boolean asksComplete,
    Pricing pricing) {
  /** Whether that side is known to be whole. */
  boolean complete(Side side) {
    return side == Side.BID ? bidsComplete : asksComplete;
  }

  /** The price of level {@code i}, counted from 0, the best. */
  BigDecimal price(Side side, int i) {
    return Multiplier.of(this, side).decimal(book.price(side, i));
  }

  /** A price of the book at the depth's, rounded against the reader. */
  public BigDecimal priced(Side side, BigDecimal price) {
    Ratio ratio = pricing.multiplier(side);
    return ratio.equals(Ratio.ONE)
        ? price
        : new BigDecimal(ratio.numerator())
            .multiply(price)
            .divide(
                new BigDecimal(ratio.denominator()),
                book.priceScale() + Pricing.PLACES,
                side.againstReader());
  }

  /** The best price of a side; empty if the side is. */
  public Optional<BigDecimal> best(Side side) {
    return book.levels(side) == 0 ? Optional.empty() : Optional.of(price(side, 0));
  }

  /** The worst price of a side; empty if the side is. */
  public Optional<BigDecimal> end(Side side) {
    return book.levels(side) == 0
        ? Optional.empty()
        : Optional.of(price(side, book.levels(side) - 1));
  }

  /**
   * Whether the venue may hold more of that side than it sent: the side is not known to be whole.
   * An empty side counts as whole, as a cut would leave its best level.
   */
  public boolean mayHoldMore(Side side) {
    return !complete(side) && book.levels(side) > 0;
  }

  /**
   * Whether the venue may hold more before {@code bound} than it sent, as its side ends before it.
   */
  boolean endsBefore(Side side, BigDecimal bound) {
    return mayHoldMore(side) && end(side).filter(end -> side.compare(end, bound) < 0).isPresent();
  }

  /**
   * The exact half of its best bid plus its best ask, converted but without fees; empty while a
   * side is.
   */
  Optional<BigDecimal> mid() {
    Part feeless = pricing.fees() ? at(pricing.withFees(false)) : this;
    return feeless
        .best(Side.BID)
        .flatMap(bid -> feeless.best(Side.ASK).map(ask -> Medians.mean(bid, ask)));
  }

  /**
   * The levels of a side that has some, in groups.
   *
   * @param distances the number of groups that a reader needs, from the best on
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  GroupedLevels grouped(Side side, PriceStep step, long distances) {
    return book.groups().of(this, side, step, distances);
  }

  /** The same book at other prices. */
  Part at(Pricing other) {
    return new Part(venue, instrument, book, bidsComplete, asksComplete, other);
  }
}
