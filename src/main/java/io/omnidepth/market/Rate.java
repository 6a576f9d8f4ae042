package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What one of an asset is worth in another: who holds it gets {@code bid} for it, who needs it pays
 * {@code ask}. So bids are converted by the one and asks by the other.
 *
 * @param bid never above the ask
 */
public record Rate(Ratio bid, Ratio ask) {
  /** Significant digits of {@link #shown}. */
  public static final int SHOWN_DIGITS = 12;

  /** An asset in itself. */
  public static final Rate ONE = new Rate(Ratio.ONE, Ratio.ONE);

  public Rate {
    if (bid.compareTo(ask) > 0) {
      throw new IllegalArgumentException("bid " + bid + " above ask " + ask);
    }
  }

  /**
   * The median of the two-sided books' best bids and that of their best asks, each exactly (of an
   * even number: the mean of the middle two); empty where no book has both sides.
   */
  public static Optional<Rate> medianOf(List<Book> books) {
    List<Book> twoSided = books.stream().filter(Book::twoSided).toList();
    return Medians.of(best(twoSided, Side.BID))
        .flatMap(
            bid ->
                Medians.of(best(twoSided, Side.ASK))
                    .map(ask -> new Rate(Ratio.of(bid), Ratio.of(ask))));
  }

  private static List<BigDecimal> best(List<Book> books, Side side) {
    return books.stream().map(book -> book.priceDecimal(side, 0)).toList();
  }

  /** The same seen from the other asset: 1/ask and 1/bid. */
  public Rate inverse() {
    return new Rate(ask.inverse(), bid.inverse());
  }

  /** This rate into an asset and then the other rate out of it. */
  public Rate times(Rate other) {
    return new Rate(bid.times(other.bid), ask.times(other.ask));
  }

  /** What prices of that side are multiplied by. */
  public Ratio of(Side side) {
    return side == Side.BID ? bid : ask;
  }

  /**
   * That side for people: exact where {@value SHOWN_DIGITS} significant digits suffice, else
   * rounded to them against the reader, a bid down and an ask up.
   */
  public BigDecimal shown(Side side) {
    return of(side).decimal(SHOWN_DIGITS, side.againstReader());
  }

  /**
   * By how much the ask is above the bid in hundredths of a per cent of the bid, rounded up to
   * {@link Depth#BPS_SCALE} places.
   */
  public BigDecimal spreadBps() {
    Ratio askToBid = ask.times(bid.inverse());
    return new BigDecimal(askToBid.numerator().subtract(askToBid.denominator()))
        .multiply(Depth.BPS)
        .divide(new BigDecimal(askToBid.denominator()), Depth.BPS_SCALE, RoundingMode.CEILING);
  }
}
