package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The price of one asset in another: a seller gets {@code bid} for it, a buyer pays {@code ask}. So
 * bids are converted by the bid and asks by the ask.
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
   * The exact median of the two-sided books' best bids, and that of their best asks; empty if no
   * book has both sides. The median of an even number is the mean of the middle two.
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

  /** The rate from the other asset back: 1/ask and 1/bid. */
  public Rate inverse() {
    return new Rate(ask.inverse(), bid.inverse());
  }

  /** This rate into an asset and then the other rate out of it. */
  public Rate times(Rate other) {
    return new Rate(bid.times(other.bid), ask.times(other.ask));
  }

  /** The multiplier of prices of that side. */
  Ratio of(Side side) {
    return side == Side.BID ? bid : ask;
  }

  /**
   * The rate of that side, for people. It is exact if {@value SHOWN_DIGITS} significant digits
   * suffice, else it is rounded to them against the reader: a bid down, an ask up.
   */
  public BigDecimal shown(Side side) {
    return of(side).decimal(SHOWN_DIGITS, side.againstReader());
  }

  /**
   * The ask less the bid in hundredths of a per cent of the bid, rounded up to {@link
   * Depth#BPS_SCALE} places.
   */
  BigDecimal spreadBps() {
    Ratio askToBid = ask.times(bid.inverse());
    return new BigDecimal(askToBid.numerator().subtract(askToBid.denominator()))
        .multiply(Depth.BPS)
        .divide(new BigDecimal(askToBid.denominator()), Depth.BPS_SCALE, RoundingMode.CEILING);
  }
}
