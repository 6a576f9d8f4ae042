package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What bids and asks of a depth have in common where its best bid is at or above its best ask:
 * taking the asks from the lowest up and the bids from the highest down as long as a bid is at or
 * above an ask, in the depth's prices. Of equal prices the larger size first, then by venue id,
 * then by instrument.
 *
 * <p>Before fees is always at the converted prices without fees, after fees with each part's own,
 * whether or not the depth's prices include them: these only decide how far it goes.
 *
 * @param bought what buying the asks costs
 * @param sold what selling the same size to the bids brings
 * @param sellers the parts that ask so little: the larger size first, then by venue id, then by
 *     instrument
 * @param buyers the parts that bid so much, in the same order
 * @param bps by how much the best bid is above the best ask in hundredths of a per cent of the
 *     reference mid, rounded down to {@link Depth#BPS_SCALE} places; empty without such a mid
 * @param quotes the quote assets of all those parts' books, in alphabetical order
 * @param rateSpreadBps the widest of the rates that converted those parts, as {@link
 *     Rate#spreadBps()} has it; zero where none of them was converted
 * @param core what still crosses after fees, so that it earns; empty where nothing does
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
   * @param size of the base asset
   * @param earns after the fees of both sides, exactly; not below zero
   */
  public record Core(BigDecimal size, BigDecimal earns) {}

  /** What is taken of both sides. */
  private record Matched(FillWalk asks, FillWalk bids) {}

  /** What crosses in the depth; empty where nothing does. */
  public static Optional<Cross> of(Depth depth) {
    if (!depth.crossed()) {
      return Optional.empty();
    }
    Matched matched = matched(depth.parts());
    return matched
        .asks()
        .total()
        .flatMap(bought -> matched.bids().total().map(sold -> of(depth, bought, sold, matched)));
  }

  private static Matched matched(List<Part> parts) {
    FillWalk asks = new FillWalk(parts, Side.ASK);
    FillWalk bids = new FillWalk(parts, Side.BID);
    while (!asks.exhausted() && !bids.exhausted() && bids.price().compareTo(asks.price()) >= 0) {
      BigDecimal size = asks.size().min(bids.size());
      asks.take(size);
      bids.take(size);
    }
    return new Matched(asks, bids);
  }

  private static Optional<Core> core(Depth depth) {
    Matched matched =
        matched(
            depth.parts().stream().map(part -> part.at(part.pricing().withFees(true))).toList());
    return matched
        .asks()
        .total()
        .flatMap(
            bought ->
                matched
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

  private static Cross of(Depth depth, FillCost bought, FillCost sold, Matched matched) {
    FillWalk asks = matched.asks();
    FillWalk bids = matched.bids();
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

  /** How much of the base asset can be bought and sold at once. */
  public BigDecimal size() {
    return bought.size();
  }

  /** What it brings less what it costs, without fees, exactly. */
  public BigDecimal earns() {
    return sold.beforeFees().notional().subtract(bought.beforeFees().notional());
  }

  /** The same after the fees of both. */
  public BigDecimal earnsAfterFees() {
    return sold.afterFees().notional().subtract(bought.afterFees().notional());
  }

  /** Whether the fees explain it: after them no part of it earns anything. */
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
