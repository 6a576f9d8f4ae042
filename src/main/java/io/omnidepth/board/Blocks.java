package io.omnidepth.board;

import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The venues that do not serve this place. The last answer of such a venue, in any market, was that
 * refusal. A question without an answer changes nothing.
 */
final class Blocks {
  /** The time after which depths no longer wait for the venue. */
  static final Duration SETTLED = Duration.ofMinutes(1);

  /**
   * A venue's refusal to serve this place.
   *
   * @param since the moment of the first refusal without another answer since
   * @param why the reason in the last refusal
   */
  record Block(Instant since, String why) {}

  private final Map<Venue, Block> blocks = new LinkedHashMap<>();
  private Map<String, Block> settled = Map.of();

  /** Takes in a report. */
  void reported(Report report) {
    Venue venue = report.market().venue();
    Optional<Outcome.Failed> failed =
        report instanceof Report.Failed without ? Optional.of(without.outcome()) : Optional.empty();
    if (failed.isPresent() && failed.get() instanceof Outcome.Blocked now) {
      Instant since =
          Optional.ofNullable(blocks.get(venue)).map(Block::since).orElse(report.received().at());
      blocks.put(venue, new Block(since, now.why()));
    } else if (report.received().asked()
        && failed.filter(Outcome.Unreachable.class::isInstance).isEmpty()) {
      blocks.remove(venue);
    }
  }

  /** Whether the venue's last answer was that it does not serve this place. */
  boolean blocked(String venue) {
    return blocks.keySet().stream().anyMatch(known -> known.id().equals(venue));
  }

  /** The venues that have refused service for a minute, by id, as of the last {@link #settle}. */
  Map<String, Block> settled() {
    return settled;
  }

  /**
   * Updates the {@link #settled} venues to the current time.
   *
   * @return the venues that are new among the {@link #settled}; empty if the set has not changed
   */
  Optional<List<Venue>> settle(Instant now) {
    Map<String, Block> next = new LinkedHashMap<>();
    blocks.forEach(
        (venue, block) -> {
          if (!now.isBefore(block.since().plus(SETTLED))) {
            next.put(venue.id(), block);
          }
        });
    Map<String, Block> before = settled;
    settled = Map.copyOf(next);
    return next.keySet().equals(before.keySet())
        ? Optional.empty()
        : Optional.of(
            blocks.keySet().stream()
                .filter(venue -> next.containsKey(venue.id()) && !before.containsKey(venue.id()))
                .toList());
  }
}
