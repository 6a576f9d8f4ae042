package io.omnidepth.poll;

import io.omnidepth.source.Loop;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells the listener how each book's turn ended. */
final class PollReports {
  private final PollListener listener;
  private final Loop loop;
  private volatile boolean stopped;

  PollReports(PollListener listener, Loop loop) {
    this.listener = listener;
    this.loop = loop;
  }

  /** Tells nothing any more: the questions under way are cut off by us, which is no failure. */
  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  /** Tells those of the books that the venue's list does not have. */
  void absent(VenuePoll venue, List<BookPoll> books) {
    for (BookPoll book : books) {
      book.absent().ifPresent(why -> unasked(venue, book, new Outcome.Refused(why, true)));
    }
  }

  /** Tells that the venue's limits leave no room for these books. */
  void refused(VenuePoll venue, List<BookPoll> books) {
    for (BookPoll book : books) {
      unasked(venue, book, new Outcome.OverBudget(venue.room()));
    }
  }

  /** Tells the end of a turn without a question. */
  void unasked(VenuePoll venue, BookPoll book, Outcome outcome) {
    Instant now = loop.instant();
    ended(venue, book, venue.pace(book), new Ended(now, now, 0, outcome, Optional.empty()));
  }

  /** The end of a turn. */
  record Ended(
      Instant sent,
      Instant received,
      int bytes,
      Outcome outcome,
      Optional<Attempt.Timing> timing) {}

  /**
   * Tells the end of a turn.
   *
   * @param pace at which the question was asked
   */
  void ended(VenuePoll venue, BookPoll book, Pace pace, Ended end) {
    if (stopped) {
      return;
    }
    Duration interval = book.refused() ? pace.usual() : venue.pace(book).interval();
    listener.polled(
        new Attempt(
            venue.venue,
            book.instrument,
            book.market(),
            pace.depth().map(Request.Depth::levels).orElse(0),
            end.sent(),
            end.received(),
            end.bytes(),
            interval,
            pace.usual(),
            end.outcome(),
            end.timing()));
  }

  /** Tells what the venue's list came to. */
  void listEnded(Venue venue, Outcomes.Markets markets, Instant now) {
    if (stopped) {
      return;
    }
    if (markets instanceof Outcomes.Markets.Known known) {
      listener.listed(venue, known.markets(), now);
    } else if (markets instanceof Outcomes.Markets.Unknown unknown) {
      listener.notListed(venue, unknown.outcome(), now);
    }
  }

  /** Tells that the round has closed. */
  void roundClosed(List<VenuePoll> venues, Instant now) {
    if (stopped) {
      return;
    }
    for (VenuePoll venue : venues) {
      listener.spent(venue.venue, venue.spending(now));
      listener.room(venue.venue, venue.room());
    }
    listener.roundClosed(now);
  }
}
