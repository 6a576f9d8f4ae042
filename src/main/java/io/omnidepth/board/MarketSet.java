package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The markets of all watched instruments. Immutable. */
final class MarketSet {
  private final Map<Instrument, MarketGroup> groups;
  private final RecentDepths recentDepths;
  private volatile @Nullable List<Market> all;

  /** These groups, in their order. */
  MarketSet(Map<Instrument, MarketGroup> groups, RecentDepths recentDepths) {
    this.groups = new LinkedHashMap<>(groups);
    this.recentDepths = recentDepths;
  }

  /** The depths of earlier markets. */
  RecentDepths recentDepths() {
    return recentDepths;
  }

  Optional<MarketGroup> of(Instrument instrument) {
    return Optional.ofNullable(groups.get(instrument));
  }

  boolean has(Instrument instrument) {
    return groups.containsKey(instrument);
  }

  /** Each market, without a list of all. */
  Stream<Market> stream() {
    return groups.values().stream().flatMap(group -> group.markets().stream());
  }

  /** All markets, by instrument, then by venue. */
  List<Market> all() {
    List<Market> known = all;
    if (known == null) {
      known = stream().toList();
      all = known;
    }
    return known;
  }

  /** The sequence at which the levels or states of any of the instruments changed last. */
  long sequence(List<Instrument> instruments) {
    long latest = 0;
    for (Instrument instrument : instruments) {
      MarketGroup group = groups.get(instrument);
      latest = Math.max(latest, group == null ? 0 : group.sequence());
    }
    return latest;
  }

  /** The revision at which anything about any of the instruments changed last. */
  long revision(List<Instrument> instruments) {
    long latest = 0;
    for (Instrument instrument : instruments) {
      MarketGroup group = groups.get(instrument);
      latest = Math.max(latest, group == null ? 0 : group.revision());
    }
    return latest;
  }
}
