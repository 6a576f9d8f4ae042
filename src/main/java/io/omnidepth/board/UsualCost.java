package io.omnidepth.board;

import io.omnidepth.market.Depth;
import io.omnidepth.market.Side;
import io.omnidepth.market.SizeCost;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cost of one side's usual size, and of the loss of each venue. The usual size is the sum of
 * the usual sizes of all books that the choice does not leave out.
 *
 * @param bps the cost in hundredths of a per cent of the reference mid, before fees; empty if the
 *     depth holds less
 * @param losses by the ids of the venues that count: the increase of the cost without the venue.
 *     There is none for a venue without which the depth holds less.
 */
public record UsualCost(Side side, Optional<BigDecimal> bps, Map<String, BigDecimal> losses) {
  /** The cost of each side that usually has a size. It takes a walk for each venue. */
  public static List<UsualCost> of(Selection selection) {
    return Stream.of(Side.values())
        .filter(side -> size(selection, side).signum() > 0)
        .map(side -> of(selection, side))
        .toList();
  }

  private static BigDecimal size(Selection selection, Side side) {
    return selection.entries().stream()
        .filter(entry -> !entry.isLeftOut())
        .map(entry -> entry.market().usualSize().of(side))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static UsualCost of(Selection selection, Side side) {
    Depth depth = selection.depth();
    BigDecimal size = size(selection, side);
    Optional<BigDecimal> whole = SizeCost.bps(depth, side, size, part -> true);
    Map<String, BigDecimal> losses = new TreeMap<>();
    for (Selection.Entry entry : selection.counted()) {
      String venue = entry.market().venue().id();
      if (whole.isPresent() && !losses.containsKey(venue)) {
        SizeCost.bps(depth, side, size, part -> !part.venue().equals(venue))
            .ifPresent(without -> losses.put(venue, without.subtract(whole.get())));
      }
    }
    return new UsualCost(side, whole, Map.copyOf(losses));
  }
}
