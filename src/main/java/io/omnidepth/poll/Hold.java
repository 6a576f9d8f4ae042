package io.omnidepth.poll;

import io.omnidepth.source.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The pause of a whole venue after it demanded fewer requests or blocked this program. After the
 * pause one question is a probe. The others follow only if the probe has another answer.
 */
final class Hold {
  /** The pause of a venue that does not serve this place. */
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

  /** The rest of the pause; empty without a pause. */
  Optional<Duration> left(Instant now) {
    return now.isBefore(until) ? Optional.of(Duration.between(now, until)) : Optional.empty();
  }

  /** Whether no question has had another answer since. */
  boolean probing() {
    return probing;
  }

  /** Takes in the outcome of a question. */
  void ended(Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Limited limited) {
      // Questions that were under way at the first limit do not count again.
      limitedInARow += limitedInARow == 0 || !now.isBefore(until) ? 1 : 0;
      Duration own = backOff.after(limitedInARow);
      // A venue may demand a longer wait than the own one, never a shorter one.
      hold(now.plus(limited.retryAfter().filter(wanted -> wanted.compareTo(own) > 0).orElse(own)));
    } else if (outcome instanceof Outcome.Blocked) {
      hold(now.plus(BLOCKED));
    } else if (!now.isBefore(until)) {
      // The question ended after the pause, so its outcome ends the probing.
      probing = false;
      limitedInARow = 0;
    }
  }

  private void hold(Instant end) {
    probing = true;
    until = end.isAfter(until) ? end : until;
  }
}
