package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A venue's book as it goes into a depth. Where it speaks of prices without naming the book, they
 * are the depth's: as {@link Pricing} makes them.
 *
 * @param venue the venue's id; a venue may bring several markets
 * @param instrument what the book is of; its quote asset may be another than the depth's
 * @param bidsComplete whether the bids are known to be whole, so that the venue holds nothing
 *     beyond the last
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
  public boolean complete(Side side) {
    return side == Side.BID ? bidsComplete : asksComplete;
  }

  /** The price of level {@code i}, counted from 0, the best. */
  public BigDecimal price(Side side, int i) {
    return Multiplier.of(this, side).decimal(book.price(side, i));
  }

  /** The best price of a side; empty where nothing rests there. */
  public Optional<BigDecimal> best(Side side) {
    return book.levels(side) == 0 ? Optional.empty() : Optional.of(price(side, 0));
  }

  /** The worst price of a side; empty where nothing rests there. */
  public Optional<BigDecimal> end(Side side) {
    return book.levels(side) == 0
        ? Optional.empty()
        : Optional.of(price(side, book.levels(side) - 1));
  }

  /**
   * Whether the venue may hold more of that side than it told: the side is not known to be whole.
   * One without a level counts as whole, as a cut would have left the best of it.
   */
  public boolean mayHoldMore(Side side) {
    return !complete(side) && book.levels(side) > 0;
  }

  /** Whether the venue may hold more before {@code bound} than it told, as its side ends before. */
  public boolean endsBefore(Side side, BigDecimal bound) {
    return mayHoldMore(side) && end(side).filter(end -> side.compare(end, bound) < 0).isPresent();
  }

  /**
   * Half of its best bid plus its best ask, converted but without fees, exactly of those two; empty
   * while a side is.
   */
  public Optional<BigDecimal> mid() {
    Part feeless = at(pricing.withFees(false));
    return feeless
        .best(Side.BID)
        .flatMap(bid -> feeless.best(Side.ASK).map(ask -> Medians.mean(bid, ask)));
  }

  /** The same book at other prices. */
  Part at(Pricing other) {
    return new Part(venue, instrument, book, bidsComplete, asksComplete, other);
  }
}
