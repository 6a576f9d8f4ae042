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
 * The venues that do not serve us from here: their last word to us, in whatever market, was that. A
 * question without an answer is no word of theirs.
 */
final class Blocks {
  /** After this time nobody waits for the venue any more. */
  static final Duration SETTLED = Duration.ofMinutes(1);

  /**
   * A venue's refusal to serve us.
   *
   * @param since the moment of the first, without another word since
   * @param why its last words
   */
  record Block(Instant since, String why) {}

  private final Map<Venue, Block> blocks = new LinkedHashMap<>();
  private Map<String, Block> settled = Map.of();

  /** Takes in a report. */
  void told(Report report) {
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

  /** Whether the venue's last word is that it does not serve us. */
  boolean blocked(String venue) {
    return blocks.keySet().stream().anyMatch(known -> known.id().equals(venue));
  }

  /** The venues that have not served us for a minute, by id, as of the last {@link #settle}. */
  Map<String, Block> settled() {
    return settled;
  }

  /**
   * Time has passed.
   *
   * @return the venues that are new among the {@link #settled}; empty where the same are as before
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
