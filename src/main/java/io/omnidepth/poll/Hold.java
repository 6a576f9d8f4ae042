package io.omnidepth.poll;

import io.omnidepth.source.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * For how long a venue is left alone as a whole, as it limits or blocks us; after that one question
 * is a probe, and the others follow only when that was answered otherwise.
 */
final class Hold {
  /** The time for which a venue that does not serve us is left alone. */
  static final Duration BLOCKED = Duration.ofMinutes(10);

  private static final Duration FIRST_LIMIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_LIMIT = Duration.ofMinutes(1);

  private final BackOff backOff;
  private Instant until = Instant.MIN;
  private boolean probing;
  private int limitedInARow;

  Hold(DoubleSupplier chance) {
    backOff = new BackOff(FIRST_LIMIT, LONGEST_LIMIT, chance);
  }

  /** The time for which it is still left alone; empty where it is not. */
  Optional<Duration> left(Instant now) {
    return now.isBefore(until) ? Optional.of(Duration.between(now, until)) : Optional.empty();
  }

  /** Whether no question has been answered otherwise since. */
  boolean probing() {
    return probing;
  }

  /** Takes in how a question ended. */
  void ended(Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Limited limited) {
      // Those that were under way when the venue first said so do not count again.
      limitedInARow += limitedInARow == 0 || !now.isBefore(until) ? 1 : 0;
      Duration own = backOff.after(limitedInARow);
      // A venue may ask for a longer wait than ours, never for a shorter one.
      hold(now.plus(limited.retryAfter().filter(told -> told.compareTo(own) > 0).orElse(own)));
    } else if (outcome instanceof Outcome.Blocked) {
      hold(now.plus(BLOCKED));
    } else if (!now.isBefore(until)) {
      // Not one that was under way already when the venue told us to stay away.
      probing = false;
      limitedInARow = 0;
    }
  }

  private void hold(Instant end) {
    probing = true;
    until = end.isAfter(until) ? end : until;
  }
}
