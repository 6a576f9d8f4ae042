package io.omnidepth.poll;

import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether one market's answers follow each other by the venue's own sequence and times.
 *
 * <p>An answer that goes back is older. It is taken in only where the venue began anew: three such
 * answers in a row rise among themselves.
 */
final class Succession {
  /** The clocks of one venue's servers may differ by this much while its sequence rises. */
  private static final Duration SERVERS_APART = Duration.ofSeconds(1);

  private static final int RISES = 3;

  private final boolean timed;
  private Stamp held = Stamp.NONE;
  private Stamp lower = Stamp.NONE;
  private int rises;
  private Optional<String> restart = Optional.empty();

  /**
   * @param timed whether the venue's times are acted upon
   */
  Succession(boolean timed) {
    this.timed = timed;
  }

  /** The outcome itself where it follows the one before, else that it is older. */
  Outcome follow(Outcome.Answered answered) {
    Stamp next = timed ? answered.stamp() : answered.stamp().timeless();
    restart = Optional.empty();
    Optional<String> back = back(held, next);
    if (back.isPresent()) {
      if (!beganAnew(next)) {
        return new Outcome.Older(answered.stamp(), back.get());
      }
      restart = back;
    }
    rises = 0;
    held = back.isPresent() ? next : latest(next);
    return answered;
  }

  /** What the venue said last of each, as not every answer says all. */
  private Stamp latest(Stamp next) {
    return new Stamp(
        next.answered().or(held::answered),
        next.changed().or(held::changed),
        next.sequence().or(held::sequence),
        next.cached());
  }

  /** Why the last answer, which was taken in, means that the venue began anew. */
  Optional<String> restart() {
    return restart;
  }

  private boolean beganAnew(Stamp next) {
    if (rises == 0 || back(lower, next).isPresent()) {
      rises = 1;
      lower = next;
    } else if (forward(lower, next)) {
      rises++;
      lower = next;
    }
    return rises == RISES;
  }

  private static Optional<String> back(Stamp before, Stamp next) {
    if (lower(before.sequence(), next.sequence())) {
      return Optional.of(
          "its sequence went back from "
              + before.sequence().orElseThrow()
              + " to "
              + next.sequence().orElseThrow());
    }
    boolean rising = lower(next.sequence(), before.sequence());
    Duration allowed = rising ? SERVERS_APART : Duration.ZERO;
    return back("book", before.changed(), next.changed(), allowed)
        .or(
            () ->
                back(
                    "answer",
                    before.answered(),
                    next.answered(),
                    rising || lower(next.changed(), before.changed())
                        ? SERVERS_APART
                        : Duration.ZERO));
  }

  private static Optional<String> back(
      String what, Optional<Instant> before, Optional<Instant> next, Duration allowed) {
    return before
        .filter(first -> next.filter(then -> then.isBefore(first.minus(allowed))).isPresent())
        .map(
            first ->
                "the time of its "
                    + what
                    + " went back by "
                    + Duration.between(next.orElseThrow(), first).toMillis()
                    + " ms");
  }

  private static boolean forward(Stamp before, Stamp next) {
    return lower(next.sequence(), before.sequence())
        || lower(next.changed(), before.changed())
        || lower(next.answered(), before.answered());
  }

  /** Whether both are known and {@code next} is the lower. */
  private static <T extends Comparable<T>> boolean lower(Optional<T> before, Optional<T> next) {
    return before
        .filter(first -> next.filter(then -> then.compareTo(first) < 0).isPresent())
        .isPresent();
  }
}
