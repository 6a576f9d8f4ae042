package io.omnidepth.board;

import io.omnidepth.market.Consolidation;
import io.omnidepth.market.NearSize;
import io.omnidepth.market.Part;
import io.omnidepth.market.Pricing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Samples the sizes of one instrument's books near their reference mid. */
final class NearSizes {
  private NearSizes() {}

  /** The markets of one instrument, with a sample of each book that counts and is due. */
  static List<Market> sampled(List<Market> markets, Instant now) {
    if (markets.stream().noneMatch(market -> isDue(market, now))) {
      return markets;
    }
    Optional<BigDecimal> mid = Consolidation.of(parts(markets)).referenceMid();
    return mid.isEmpty()
        ? markets
        : markets.stream()
            .map(market -> isDue(market, now) ? sampled(market, mid.get(), now) : market)
            .toList();
  }

  private static boolean isDue(Market market, Instant now) {
    return market.usualSize().isDue(now) && market.counts();
  }

  private static List<Part> parts(List<Market> markets) {
    List<Part> parts = new ArrayList<>(markets.size());
    for (Market market : markets) {
      if (market.counts()) {
        market.part(Pricing.AS_SENT).ifPresent(parts::add);
      }
    }
    return parts;
  }

  private static Market sampled(Market market, BigDecimal mid, Instant now) {
    return market
        .answer()
        .map(
            known ->
                market.with(
                    market.usualSize().with(NearSize.of(known.book(), mid), now), market.walls()))
        .orElse(market);
  }
}
