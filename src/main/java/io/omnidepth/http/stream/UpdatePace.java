package io.omnidepth.http.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * The times at which the updates of a channel are due.
 *
 * <p>Over time there is no more than one an interval. A single one may come half an interval early:
 * so the updates follow the books, and are not late by the same time again and again. News that
 * come together go out together.
 */
final class UpdatePace {
  /** An update may come this part of an interval before its time. */
  private static final int EARLY = 2;

  /** The first news wait this part of an interval for others. */
  private static final int GATHERED = 16;

  /** All books that answer at once have come by then. */
  private static final Duration LONGEST = Duration.ofMillis(60);

  /** A shorter wait brings nothing together. */
  private static final Duration SHORTEST = Duration.ofMillis(5);

  private final Duration interval;
  private final Duration early;
  private final Duration gathering;

  /** The time of the next update, an interval after that of the last one. */
  private Instant next;

  /** The moment of the first news that no update has told; the far future if there are none. */
  private Instant news = Instant.MAX;

  /** A pace at which the first update is due with the first news. */
  UpdatePace(Duration interval, Instant now) {
    this.interval = interval;
    this.early = interval.dividedBy(EARLY);
    this.gathering = gathering(interval.dividedBy(GATHERED));
    this.next = now;
  }

  private static Duration gathering(Duration part) {
    if (part.compareTo(SHORTEST) < 0) {
      return Duration.ZERO;
    }
    return part.compareTo(LONGEST) < 0 ? part : LONGEST;
  }

  /** There are news that no update has told. */
  void hasNews(Instant now) {
    if (news.equals(Instant.MAX)) {
      news = now;
    }
  }

  /** Whether an update is due, if there are news. */
  boolean isDue(Instant now) {
    return !news.equals(Instant.MAX) && !now.isBefore(due());
  }

  /** The moment from which an update is due for the news that there are. */
  Instant due() {
    Instant earliest = next.minus(early);
    Instant gathered = news.plus(gathering);
    return gathered.isAfter(earliest) ? gathered : earliest;
  }

  /** The news have been looked at, whether or not they made an update. */
  void toldNews() {
    news = Instant.MAX;
  }

  /** An update was made that was due from that moment on. */
  void updated(Instant due) {
    next = (due.isAfter(next) ? due : next).plus(interval);
  }
}
