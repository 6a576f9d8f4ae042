package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The consolidated levels of all counted books, cumulative from the best price outwards, and what
 * is measured of them. Immutable. All measures are of the ungrouped depth.
 */
public final class Depth {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

  /** Decimal places of {@link #spreadBps()}. */
  public static final int BPS_SCALE = 4;

  private final List<Part> parts;
  private final Ladder bids;
  private final Ladder asks;

  Depth(List<Part> parts, Ladder bids, Ladder asks) {
    this.parts = List.copyOf(parts);
    this.bids = bids;
    this.asks = asks;
  }

  /** Every row of a side, ungrouped. */
  public Ladder ladder(Side side) {
    return side == Side.BID ? bids : asks;
  }

  /** The best price of a side; empty while the side is. */
  public Optional<BigDecimal> best(Side side) {
    Ladder ladder = ladder(side);
    return ladder.isEmpty() ? Optional.empty() : Optional.of(ladder.prices().decimal(0));
  }

  /** Half of best bid plus best ask, exactly; empty while a side is. */
  public Optional<BigDecimal> mid() {
    return best(Side.BID).flatMap(bid -> best(Side.ASK).map(ask -> bid.add(ask).divide(TWO)));
  }

  /** Best ask less best bid: below zero where the depth is crossed; empty while a side is. */
  public Optional<BigDecimal> spread() {
    return best(Side.BID).flatMap(bid -> best(Side.ASK).map(ask -> ask.subtract(bid)));
  }

  /**
   * The spread in hundredths of a per cent of the mid, rounded up (against the reader) to {@value
   * BPS_SCALE} places.
   */
  public Optional<BigDecimal> spreadBps() {
    return spread()
        .flatMap(
            spread ->
                mid()
                    .map(mid -> spread.multiply(BPS).divide(mid, BPS_SCALE, RoundingMode.CEILING)));
  }

  /** Whether the best bid is at or above the best ask, as it often is across venues. */
  public boolean crossed() {
    return spread().filter(spread -> spread.signum() <= 0).isPresent();
  }

  /**
   * The median of the two-sided books' own mids, exactly (of an even number: the mean of the middle
   * two), so that no one book moves it; empty while there is no such book.
   */
  public Optional<BigDecimal> referenceMid() {
    List<BigDecimal> mids =
        parts.stream()
            .map(Part::book)
            .filter(book -> book.levels(Side.BID) > 0 && book.levels(Side.ASK) > 0)
            .map(
                book ->
                    book.priceDecimal(Side.BID, 0).add(book.priceDecimal(Side.ASK, 0)).divide(TWO))
            .sorted()
            .toList();
    if (mids.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal upper = mids.get(mids.size() / 2);
    BigDecimal lower = mids.get((mids.size() - 1) / 2);
    return Optional.of(lower.add(upper).divide(TWO));
  }

  /**
   * How far out a side's cumulative size is a total: the nearest end among books whose side is not
   * known to be whole. Beyond it the size is a floor. Empty where there is no such end.
   */
  public Optional<BigDecimal> reach(Side side) {
    return parts.stream()
        .filter(part -> !part.complete(side) && part.book().levels(side) > 0)
        .map(part -> part.book().priceDecimal(side, part.book().levels(side) - 1))
        .min(side::compare);
  }
}
