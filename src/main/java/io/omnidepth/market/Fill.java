package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The fill of an order that takes a depth now, level by level from the best price. Levels with
 * equal prices come by size, the larger first, then by venue id, then by instrument. The depth's
 * own prices decide which one is best: after fees if they include them, else before.
 *
 * @param taken the side that the order takes: asks to buy, bids to sell
 * @param filled whether the depth has as much as the order wants; also false if a notional is too
 *     small for the smallest size
 * @param total the whole cost; empty if the order takes nothing
 * @param shares the cost by part: the larger size first, then by venue id, then by instrument.
 *     Their sizes and notionals sum up to the total's exactly.
 * @param slippage against the depth's reference mid; empty without one, or if the order takes
 *     nothing
 * @param single the venue that alone could fill the same size at the best terms; empty if none
 *     could
 * @param missing parts whose venues may hold more than they sent, within the order's reach. They
 *     are not known to be whole, and ended before the worst price taken or, if the order is not
 *     filled, anywhere.
 * @param crossedSize the size taken at prices at or through the other side's best
 */
public record Fill(
    Side taken,
    Order order,
    boolean filled,
    Optional<FillCost> total,
    List<FillCost.Share> shares,
    Optional<Slippage> slippage,
    Optional<Single> single,
    List<Part> missing,
    BigDecimal crossedSize) {
  /** Decimal places of the last size that a notional pays for, or more if the books have more. */
  public static final int SIZE_SCALE = 8;

  /**
   * The distance of the average from the reference mid, in hundredths of a per cent of it: above
   * zero is a cost, below a gain. It comes from the exact sums, rounded up to {@link
   * Depth#BPS_SCALE} places.
   */
  public record Slippage(BigDecimal beforeFees, BigDecimal afterFees) {}

  /**
   * One venue, with all its markets, instead of all.
   *
   * @param saved the saving of the order over all venues against this venue, in the quote asset and
   *     the depth's terms. It is never below zero: the order chooses the best levels, and the
   *     venue's are among them.
   */
  public record Single(String venue, FillCost taken, BigDecimal saved) {}

  /** The end of an order's walk. */
  private record End(boolean filled, BigDecimal crossedSize) {}

  /** The fill of an order that takes this side of the depth. */
  public static Fill of(Depth depth, Side side, Order order) {
    FillWalk taking = new FillWalk(depth.parts(), side);
    End end = walk(taking, depth, side, order);
    Optional<FillCost> total = taking.total();
    return new Fill(
        side,
        order,
        end.filled(),
        total,
        taking.shares(),
        total.flatMap(taken -> slippage(depth, side, taken)),
        total.flatMap(taken -> single(depth, side, taken)),
        missing(depth, side, total.filter(taken -> end.filled())),
        end.crossedSize());
  }

  /** Whether the walk goes beyond the reach: {@link #missing} is not empty. */
  public boolean beyondReach() {
    return !missing.isEmpty();
  }

  private static End walk(FillWalk taking, Depth depth, Side side, Order order) {
    int sizeScale = Math.max(SIZE_SCALE, depth.sizeScale());
    Optional<BigDecimal> across = depth.best(side.other());
    boolean bySize = order instanceof Order.Size;
    BigDecimal rest = wanted(order);
    BigDecimal crossed = BigDecimal.ZERO;
    while (rest.signum() > 0 && !taking.exhausted()) {
      BigDecimal price = taking.price();
      BigDecimal size = taking.size();
      BigDecimal whole = bySize ? size : size.multiply(price);
      if (rest.compareTo(whole) < 0) {
        size = bySize ? rest : rest.divide(price, sizeScale, RoundingMode.FLOOR);
      }
      rest = rest.subtract(whole).max(BigDecimal.ZERO);
      if (size.signum() > 0) {
        taking.take(size);
        boolean through = across.filter(best -> side.compare(price, best) <= 0).isPresent();
        crossed = through ? crossed.add(size) : crossed;
      }
    }
    return new End(rest.signum() == 0 && taking.total().isPresent(), crossed);
  }

  private static BigDecimal wanted(Order order) {
    return order instanceof Order.Size size ? size.size() : ((Order.Notional) order).notional();
  }

  private static Optional<Slippage> slippage(Depth depth, Side side, FillCost taken) {
    return depth
        .referenceMid()
        .map(
            mid ->
                new Slippage(
                    bps(side, taken.beforeFees().notional(), mid.multiply(taken.size())),
                    bps(side, taken.afterFees().notional(), mid.multiply(taken.size()))));
  }

  /** The cost of a notional against that at the mid, in hundredths of a per cent, rounded up. */
  static BigDecimal bps(Side side, BigDecimal notional, BigDecimal atMid) {
    return cost(side, notional, atMid)
        .multiply(Depth.BPS)
        .divide(atMid, Depth.BPS_SCALE, RoundingMode.CEILING);
  }

  /** The loss of one notional against another: the order paid more, or got less. */
  private static BigDecimal cost(Side side, BigDecimal notional, BigDecimal than) {
    return side == Side.ASK ? notional.subtract(than) : than.subtract(notional);
  }

  private static Optional<Single> single(Depth depth, Side side, FillCost spread) {
    boolean fees = depth.fees();
    BigDecimal paid = spread.terms(fees).notional();
    return depth.parts().stream()
        .map(Part::venue)
        .distinct()
        .sorted()
        .flatMap(
            venue ->
                alone(depth, side, venue, spread.size()).stream()
                    .map(
                        taken ->
                            new Single(
                                venue, taken, cost(side, taken.terms(fees).notional(), paid))))
        .min(Comparator.comparing(Single::saved));
  }

  private static Optional<FillCost> alone(Depth depth, Side side, String venue, BigDecimal size) {
    List<Part> own = depth.parts().stream().filter(part -> part.venue().equals(venue)).toList();
    FillWalk taking = new FillWalk(own, side);
    return walk(taking, depth, side, new Order.Size(size)).filled()
        ? taking.total()
        : Optional.empty();
  }

  private static List<Part> missing(Depth depth, Side side, Optional<FillCost> filled) {
    return depth.parts().stream()
        .filter(
            part ->
                filled
                    .map(taken -> taken.terms(depth.fees()).worst())
                    .map(worst -> part.endsBefore(side, worst))
                    .orElse(part.mayHoldMore(side)))
        .toList();
  }
}
