package io.omnidepth.board;

import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which venues do not serve us from here: those whose last word to us, in whatever market, was
 * that. A question that got no answer is no word of theirs.
 */
final class Blocks {
  /** After how long nobody waits for the venue any more. */
  static final Duration SETTLED = Duration.ofMinutes(1);

  /**
   * That a venue does not serve us.
   *
   * @param since when it first said so, without another word since
   * @param why what it said last
   */
  record Block(Instant since, String why) {}

  private final Map<Venue, Block> blocks = new LinkedHashMap<>();
  private Map<String, Block> settled = Map.of();

  /** Takes in how a turn ended. */
  void polled(Attempt attempt) {
    if (attempt.outcome() instanceof Outcome.Blocked now) {
      Instant since =
          Optional.ofNullable(blocks.get(attempt.venue()))
              .map(Block::since)
              .orElse(attempt.receivedAt());
      blocks.put(attempt.venue(), new Block(since, now.why()));
    } else if (attempt.timing().isPresent()
        && !(attempt.outcome() instanceof Outcome.Unreachable)) {
      blocks.remove(attempt.venue());
    }
  }

  /** Whether the venue's last word is that it does not serve us. */
  boolean blocked(String venue) {
    return blocks.keySet().stream().anyMatch(known -> known.id().equals(venue));
  }

  /** Those that have not served us for a minute, by id, as of the last {@link #settle}. */
  Map<String, Block> settled() {
    return settled;
  }

  /**
   * Time has passed.
   *
   * @return those that are among the {@link #settled} now and were not; empty where the same are as
   *     before
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
