package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bids and asks that cross in a depth whose best bid is at or above its best ask. It takes asks
 * from the lowest up and bids from the highest down while a bid is at or above an ask, in the
 * depth's prices. Levels with equal prices come by size, the larger first, then by venue id, then
 * by instrument.
 *
 * <p>"Before fees" means the converted prices without fees, "after fees" those with each part's own
 * fee. The depth's own prices, with or without fees, only decide how far it goes.
 *
 * @param bought the cost of buying the asks
 * @param sold the proceeds of selling the same size to the bids
 * @param sellers the parts whose asks it takes: the larger size first, then by venue id, then by
 *     instrument
 * @param buyers the parts whose bids it takes, in the same order
 * @param bps the best bid less the best ask, in hundredths of a per cent of the reference mid,
 *     rounded down to {@link Depth#BPS_SCALE} places; empty without such a mid
 * @param quotes the quote assets of all those parts' books, in alphabetical order
 * @param rateSpreadBps the widest of the rates that converted those parts, as {@link
 *     Rate#spreadBps()} has it; zero if none of them was converted
 * @param core the part that still crosses after fees, so that it earns; empty if there is none
 */
public record Cross(
    FillCost bought,
    FillCost sold,
    List<FillCost.Share> sellers,
    List<FillCost.Share> buyers,
    Optional<BigDecimal> bps,
    List<String> quotes,
    BigDecimal rateSpreadBps,
    Optional<Core> core) {
  /**
   * The part of it that still crosses at the prices after fees.
   *
   * @param size the size in the base asset
   * @param earns the gain after the fees of both sides, exactly; not below zero
   */
  public record Core(BigDecimal size, BigDecimal earns) {}

  /** The levels taken from both sides. */
  private record Match(FillWalk asks, FillWalk bids) {}

  /** The cross of a depth; empty if it is not crossed. */
  public static Optional<Cross> of(Depth depth) {
    if (!depth.crossed()) {
      return Optional.empty();
    }
    Match match = match(depth.parts());
    return match
        .asks()
        .total()
        .flatMap(bought -> match.bids().total().map(sold -> of(depth, bought, sold, match)));
  }

  private static Match match(List<Part> parts) {
    FillWalk asks = new FillWalk(parts, Side.ASK);
    FillWalk bids = new FillWalk(parts, Side.BID);
    while (!asks.exhausted() && !bids.exhausted() && bids.price().compareTo(asks.price()) >= 0) {
      BigDecimal size = asks.size().min(bids.size());
      asks.take(size);
      bids.take(size);
    }
    return new Match(asks, bids);
  }

  private static Optional<Core> core(Depth depth) {
    Match match =
        match(depth.parts().stream().map(part -> part.at(part.pricing().withFees(true))).toList());
    return match
        .asks()
        .total()
        .flatMap(
            bought ->
                match
                    .bids()
                    .total()
                    .map(
                        sold ->
                            new Core(
                                bought.size(),
                                sold.afterFees()
                                    .notional()
                                    .subtract(bought.afterFees().notional()))));
  }

  private static Cross of(Depth depth, FillCost bought, FillCost sold, Match match) {
    FillWalk asks = match.asks();
    FillWalk bids = match.bids();
    return new Cross(
        bought,
        sold,
        asks.shares(),
        bids.shares(),
        depth.spread().flatMap(spread -> depth.referenceMid().map(mid -> bps(spread, mid))),
        Stream.concat(asks.shares().stream(), bids.shares().stream())
            .map(share -> share.part().instrument().quote())
            .distinct()
            .sorted()
            .toList(),
        rateSpreadBps(asks, bids),
        core(depth));
  }

  /** The size in the base asset that can be bought and sold at once. */
  public BigDecimal size() {
    return bought.size();
  }

  /** The proceeds less the cost, without fees, exactly. */
  public BigDecimal earns() {
    return sold.beforeFees().notional().subtract(bought.beforeFees().notional());
  }

  /** The same after the fees of both. */
  public BigDecimal earnsAfterFees() {
    return sold.afterFees().notional().subtract(bought.afterFees().notional());
  }

  /** Whether the fees explain the cross: after them no part of it earns anything. */
  public boolean insideFees() {
    return core.filter(left -> left.earns().signum() > 0).isEmpty();
  }

  private static BigDecimal bps(BigDecimal spread, BigDecimal mid) {
    return spread.negate().multiply(Depth.BPS).divide(mid, Depth.BPS_SCALE, RoundingMode.FLOOR);
  }

  private static BigDecimal rateSpreadBps(FillWalk asks, FillWalk bids) {
    return Stream.concat(asks.shares().stream(), bids.shares().stream())
        .map(share -> share.part().pricing().rate().spreadBps())
        .max(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO);
  }
}
