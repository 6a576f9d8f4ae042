package io.omnidepth.poll;

import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether one market's answers follow each other by the venue's own sequence and times.
 *
 * <p>An answer that goes back is older. It is taken in only where the venue began anew: three such
 * answers in a row rise among themselves in what went back.
 */
final class Succession {
  /** The clocks of one venue's servers may differ by this much while its sequence rises. */
  private static final Duration SERVERS_APART = Duration.ofSeconds(1);

  private static final int RISES = 3;

  /** By what one answer is told from another. */
  private enum Mark {
    SEQUENCE,
    BOOK,
    ANSWER
  }

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
    Optional<Mark> back = back(held, next);
    if (back.isPresent()) {
      Optional<String> why = back.map(mark -> words(mark, held, next));
      if (!beganAnew(back.get(), next)) {
        return new Outcome.Older(answered.stamp(), why.orElseThrow());
      }
      restart = why;
    }
    rises = 0;
    held = back.isPresent() ? next : latest(next);
    return answered;
  }

  /** The venue's last word of each kind, as not every answer says all. */
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

  /**
   * What went back must rise, or the book be newer each time by its own time than the one held: a
   * venue may count no more. When the answers were made says nothing of the books.
   */
  private boolean beganAnew(Mark fallen, Stamp next) {
    boolean newer = rose(Mark.BOOK, held, next) && rose(Mark.BOOK, lower, next);
    if (rises == 0 || back(lower, next).isPresent()) {
      rises = 1;
      lower = next;
    } else if (newer || rose(fallen, lower, next)) {
      rises++;
      lower = next;
    }
    return rises == RISES;
  }

  private static Optional<Mark> back(Stamp before, Stamp next) {
    if (lower(before.sequence(), next.sequence())) {
      return Optional.of(Mark.SEQUENCE);
    }
    boolean rising = rose(Mark.SEQUENCE, before, next);
    if (back(before.changed(), next.changed(), rising)) {
      return Optional.of(Mark.BOOK);
    }
    boolean apart = rising || rose(Mark.BOOK, before, next);
    return back(before.answered(), next.answered(), apart)
        ? Optional.of(Mark.ANSWER)
        : Optional.empty();
  }

  private static boolean back(Optional<Instant> before, Optional<Instant> next, boolean apart) {
    Duration allowed = apart ? SERVERS_APART : Duration.ZERO;
    return lower(before.map(first -> first.minus(allowed)), next);
  }

  private static boolean rose(Mark mark, Stamp before, Stamp next) {
    return switch (mark) {
      case SEQUENCE -> lower(next.sequence(), before.sequence());
      case BOOK -> lower(next.changed(), before.changed());
      case ANSWER -> lower(next.answered(), before.answered());
    };
  }

  private static String words(Mark mark, Stamp before, Stamp next) {
    return switch (mark) {
      case SEQUENCE ->
          "its sequence went back from "
              + before.sequence().orElseThrow()
              + " to "
              + next.sequence().orElseThrow();
      case BOOK -> words("book", before.changed(), next.changed());
      case ANSWER -> words("answer", before.answered(), next.answered());
    };
  }

  private static String words(String what, Optional<Instant> before, Optional<Instant> next) {
    return "the time of its "
        + what
        + " went back by "
        + Duration.between(next.orElseThrow(), before.orElseThrow()).toMillis()
        + " ms";
  }

  /** Whether both are known and {@code next} is the lower. */
  private static <T extends Comparable<T>> boolean lower(Optional<T> before, Optional<T> next) {
    return before
        .filter(first -> next.filter(then -> then.compareTo(first) < 0).isPresent())
        .isPresent();
  }
}
