package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The size within some distances of a depth's reference mid, for the whole depth and for one venue
 * alone. Distances are always from the mid of the whole depth. Prices and notionals are the
 * depth's.
 */
public final class Bands {
  /** The usual widths, in hundredths of a per cent. */
  public static final List<Integer> USUAL = List.of(10, 25, 50, 100, 200);

  /** Decimal places of an imbalance. */
  public static final int IMBALANCE_SCALE = 4;

  /**
   * The exact size and notional within one bound.
   *
   * @param bps the distance from the reference mid, in hundredths of a per cent of it
   * @param bound the price at that distance; a level at this price is within
   * @param missing parts that may hold more within than they sent: not known to be whole, and ended
   *     before the bound
   */
  public record Band(
      int bps, BigDecimal bound, BigDecimal size, BigDecimal notional, List<Part> missing) {
    /** Whether size and notional are a floor. */
    public boolean atLeast() {
      return !missing.isEmpty();
    }
  }

  private record Bound(int bps, BigDecimal price) {}

  private record Sum(BigDecimal size, BigDecimal notional) {
    static final Sum NOTHING = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);

    Sum plus(Sum other) {
      return new Sum(size.add(other.size), notional.add(other.notional));
    }
  }

  /**
   * The sums of one part, one for each bound.
   *
   * @param openEnd its worst price, if it may hold more beyond
   */
  private record PartSums(Part part, List<Sum> within, Optional<BigDecimal> openEnd) {
    boolean endsBefore(Side side, Bound bound) {
      return openEnd.filter(end -> side.compare(end, bound.price()) < 0).isPresent();
    }
  }

  private final List<Bound> bidBounds;
  private final List<Bound> askBounds;
  private final List<PartSums> bids;
  private final List<PartSums> asks;

  private Bands(Depth depth, BigDecimal mid, List<Integer> bps) {
    bidBounds = bounds(Side.BID, mid, bps);
    askBounds = bounds(Side.ASK, mid, bps);
    bids = depth.parts().stream().map(part -> sums(part, Side.BID, bidBounds)).toList();
    asks = depth.parts().stream().map(part -> sums(part, Side.ASK, askBounds)).toList();
  }

  /**
   * The bands of a depth; empty if it has no reference mid.
   *
   * @param bps widths in hundredths of a per cent, each above zero and above the one before
   */
  public static Optional<Bands> of(Depth depth, List<Integer> bps) {
    for (int i = 0; i < bps.size(); i++) {
      if (bps.get(i) <= (i == 0 ? 0 : bps.get(i - 1))) {
        throw new IllegalArgumentException("not rising from above zero: " + bps);
      }
    }
    return depth.referenceMid().map(mid -> new Bands(depth, mid, bps));
  }

  /** One band for each width, narrowest first. */
  public List<Band> of(Side side) {
    return bands(side, part -> true);
  }

  /** The same of one venue's markets alone. */
  public List<Band> of(Side side, String venue) {
    return bands(side, part -> part.venue().equals(venue));
  }

  /**
   * Bid size less ask size, divided by their sum, from -1 to 1, for each width; empty if nothing is
   * within.
   */
  public List<Optional<BigDecimal>> imbalances() {
    return imbalances(of(Side.BID), of(Side.ASK));
  }

  /** The same of one venue's markets alone. */
  public List<Optional<BigDecimal>> imbalances(String venue) {
    return imbalances(of(Side.BID, venue), of(Side.ASK, venue));
  }

  private static List<Optional<BigDecimal>> imbalances(List<Band> bidBands, List<Band> askBands) {
    return IntStream.range(0, bidBands.size())
        .mapToObj(i -> imbalance(bidBands.get(i).size(), askBands.get(i).size()))
        .toList();
  }

  /** Rounded half even to {@value #IMBALANCE_SCALE} places; empty if both are zero. */
  static Optional<BigDecimal> imbalance(BigDecimal bidSize, BigDecimal askSize) {
    BigDecimal both = bidSize.add(askSize);
    return both.signum() == 0
        ? Optional.empty()
        : Optional.of(
            bidSize.subtract(askSize).divide(both, IMBALANCE_SCALE, RoundingMode.HALF_EVEN));
  }

  /** The price at a distance from a mid, in hundredths of a per cent. */
  public static BigDecimal bound(BigDecimal mid, Side side, int bps) {
    BigDecimal away = mid.multiply(BigDecimal.valueOf(bps)).movePointLeft(4);
    return side == Side.BID ? mid.subtract(away) : mid.add(away);
  }

  private static List<Bound> bounds(Side side, BigDecimal mid, List<Integer> bps) {
    return bps.stream().map(width -> new Bound(width, bound(mid, side, width))).toList();
  }

  private static PartSums sums(Part part, Side side, List<Bound> bounds) {
    Multiplier multiplier = Multiplier.of(part, side);
    List<Sum> within = new ArrayList<>();
    Sum sum = Sum.NOTHING;
    int at = 0;
    for (Bound bound : bounds) {
      for (; at < part.book().levels(side); at++) {
        BigDecimal price = multiplier.decimal(part.book().price(side, at));
        if (side.compare(price, bound.price()) > 0) {
          break;
        }
        BigDecimal size = part.book().sizeDecimal(side, at);
        sum = sum.plus(new Sum(size, size.multiply(price)));
      }
      within.add(sum);
    }
    return new PartSums(part, within, part.end(side).filter(end -> part.mayHoldMore(side)));
  }

  private List<Band> bands(Side side, Predicate<Part> counted) {
    List<Bound> bounds = side == Side.BID ? bidBounds : askBounds;
    List<PartSums> sums =
        (side == Side.BID ? bids : asks).stream().filter(one -> counted.test(one.part())).toList();
    return IntStream.range(0, bounds.size())
        .mapToObj(i -> band(side, bounds.get(i), sums, i))
        .toList();
  }

  private static Band band(Side side, Bound bound, List<PartSums> sums, int i) {
    Sum sum = sums.stream().map(one -> one.within().get(i)).reduce(Sum.NOTHING, Sum::plus);
    return new Band(
        bound.bps(),
        bound.price(),
        sum.size(),
        sum.notional(),
        sums.stream().filter(one -> one.endsBefore(side, bound)).map(PartSums::part).toList());
  }
}
