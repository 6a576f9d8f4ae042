package io.omnidepth.http.stream;

import io.omnidepth.api.CostKind;
import io.omnidepth.board.Snapshot;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The price of a channel's turn, and the client that pays for it.
 *
 * @param kinds the work, one a view
 * @param refusal the reason why no reader may cause that now; empty if one may
 */
record Bill(Payer payer, List<CostKind> kinds, Optional<CostRefusal> refusal) {
  /**
   * The bill of a turn.
   *
   * @param word the word for its cost
   */
  static Bill of(Channel channel, String word, Snapshot snapshot, Costs costs) {
    List<CostKind> kinds = kinds(channel.key(), word, snapshot);
    Duration price = price(kinds, costs);
    Payer payer = channel.payer(costs, false);
    Optional<CostRefusal> refusal = refused(channel, payer, price, costs);
    if (refusal.isPresent()) {
      payer = channel.payer(costs, true);
      refusal = refused(channel, payer, price, costs);
    }
    return new Bill(payer, kinds, refusal);
  }

  private static Optional<CostRefusal> refused(
      Channel channel, Payer payer, Duration price, Costs costs) {
    return channel.isPage() ? Optional.empty() : costs.refused(payer, price);
  }

  private static List<CostKind> kinds(ChannelKey key, String word, Snapshot snapshot) {
    return key.views().stream().map(view -> view.query().kind(word, snapshot)).toList();
  }

  private static Duration price(List<CostKind> kinds, Costs costs) {
    return kinds.stream().map(costs::price).reduce(Duration.ZERO, Duration::plus);
  }

  /** The most that the first snapshots of such views may cost. */
  static Duration price(ChannelKey key, Snapshot snapshot, Costs costs) {
    return price(kinds(key, "snapshot", snapshot), costs);
  }

  /** Whether the event loop does the work at once. */
  boolean isSmall(Costs costs) {
    return kinds.stream().allMatch(kind -> costs.isSmall(payer, kind));
  }

  /** The work of the view that costs most. */
  CostKind largest(Costs costs) {
    return kinds.stream().max(Comparator.comparing(costs::price)).orElseThrow();
  }
}
