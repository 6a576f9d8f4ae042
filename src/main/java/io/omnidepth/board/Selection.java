package io.omnidepth.board;

import io.omnidepth.market.Consolidation;
import io.omnidepth.market.Depth;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who counts in a depth, who does not and why, and the depth of those who do.
 *
 * @param entries one for each market of the instrument, by venue
 * @param skew how far apart in time the oldest and the newest counted book are; empty where none
 *     counts
 */
public record Selection(List<Entry> entries, Depth depth, Optional<Duration> skew) {
  /**
   * A market and whether its book is in the depth.
   *
   * @param why the word for why it is not; empty where it is
   */
  public record Entry(Market market, Optional<String> why) {
    public boolean counted() {
      return why.isEmpty();
    }

    private Instant receivedAt() {
      return market.answer().map(Market.Answer::receivedAt).orElseThrow();
    }
  }

  /** Whether any book counts. */
  public boolean countsAny() {
    return entries.stream().anyMatch(Entry::counted);
  }

  static Selection of(List<Market> markets, Set<String> venues, Optional<Duration> maxSkew) {
    List<Entry> believed =
        markets.stream().map(market -> new Entry(market, whyNot(market, venues))).toList();
    Optional<Instant> newest = newest(believed);
    List<Entry> entries =
        believed.stream().map(entry -> withinSkew(entry, newest, maxSkew)).toList();
    Optional<Duration> skew =
        newest(entries)
            .flatMap(last -> oldest(entries).map(first -> Duration.between(first, last)));
    Depth depth =
        Consolidation.of(
            entries.stream()
                .filter(Entry::counted)
                .flatMap(entry -> entry.market().part().stream())
                .toList());
    return new Selection(entries, depth, skew);
  }

  private static Optional<String> whyNot(Market market, Set<String> venues) {
    if (!venues.isEmpty() && !venues.contains(market.venue().id())) {
      return Optional.of("excluded");
    }
    return market.state().counts() ? Optional.empty() : Optional.of(market.state().word());
  }

  private static Entry withinSkew(
      Entry entry, Optional<Instant> newest, Optional<Duration> maxSkew) {
    boolean tooOld =
        entry.counted()
            && maxSkew
                .flatMap(most -> newest.map(last -> last.minus(most)))
                .filter(earliest -> entry.receivedAt().isBefore(earliest))
                .isPresent();
    return tooOld ? new Entry(entry.market(), Optional.of("skew")) : entry;
  }

  private static Optional<Instant> newest(List<Entry> entries) {
    return entries.stream()
        .filter(Entry::counted)
        .map(Entry::receivedAt)
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> oldest(List<Entry> entries) {
    return entries.stream()
        .filter(Entry::counted)
        .map(Entry::receivedAt)
        .min(Comparator.naturalOrder());
  }
}
