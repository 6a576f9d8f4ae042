package io.omnidepth.poll;

import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether one market's answers follow each other by the venue's own sequence and times.
 *
 * <p>An answer that goes back is older. It counts only after a restart of the venue. The evidence
 * for a restart is three such answers in a row that rise among themselves.
 */
final class Succession {
  /** The clocks of one venue's servers may differ by this much while its sequence rises. */
  private static final Duration SERVERS_APART = Duration.ofSeconds(1);

  private static final int RISES = 3;

  /** The facts that order two answers. */
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
   * @param timed whether the venue's times affect the order
   */
  Succession(boolean timed) {
    this.timed = timed;
  }

  /** The outcome itself if it follows the one before, else an {@link Outcome.Older}. */
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

  /** The venue's last stamp. Parts that an answer does not tell stay as before. */
  private Stamp latest(Stamp next) {
    return new Stamp(
        next.answered().or(held::answered),
        next.changed().or(held::changed),
        next.sequence().or(held::sequence),
        next.cached());
  }

  /** The reason why the last accepted answer shows a restart; empty without a restart. */
  Optional<String> restart() {
    return restart;
  }

  /**
   * Whether the answers show a restart. The fact that went back must rise. Or each book must be
   * newer by its own time than the last accepted one, because a venue may stop counting. The times
   * of the answers are no evidence about the books.
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
