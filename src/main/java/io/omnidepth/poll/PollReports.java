package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Arrival;
import io.omnidepth.source.Cadence;
import io.omnidepth.source.Loop;
import io.omnidepth.source.MarketId;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.source.SourceListener;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reports the end of each book's turn to the listeners. */
final class PollReports {
  private final SourceListener listener;
  private final PollListener polls;
  private final Loop loop;
  private volatile boolean stopped;

  PollReports(SourceListener listener, PollListener polls, Loop loop) {
    this.listener = listener;
    this.polls = polls;
    this.loop = loop;
  }

  /** Stops all reports. The program ends the questions under way, and that is no failure. */
  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  /** Reports those of the books that the venue's list does not have. */
  void absent(VenuePoll venue, List<BookPoll> books) {
    for (BookPoll book : books) {
      book.absent().ifPresent(why -> unasked(venue, book, new Outcome.Refused(why, true)));
    }
  }

  /** Reports that the venue's limits have no room for these books. */
  void refused(VenuePoll venue, List<BookPoll> books) {
    for (BookPoll book : books) {
      unasked(venue, book, new Outcome.OverBudget(venue.room()));
    }
  }

  /** Reports the end of a turn without a question. */
  void unasked(VenuePoll venue, BookPoll book, Outcome outcome) {
    ended(venue, book, venue.pace(book), Arrival.unasked(loop.instant()), outcome);
  }

  /** Reports the course of a question. */
  void polled(PollTrace trace) {
    if (!stopped) {
      polls.polled(trace);
    }
  }

  /**
   * Reports the end of a turn.
   *
   * @param pace the pace of the question
   */
  void ended(VenuePoll venue, BookPoll book, Pace pace, Arrival received, Outcome outcome) {
    if (stopped) {
      return;
    }
    Duration interval = book.refused() ? pace.usual() : venue.pace(book).interval();
    listener.reported(
        Report.of(
            new MarketId(venue.venue, book.instrument, book.market()),
            received,
            pace.depth().map(Request.Depth::levels).orElse(0),
            outcome,
            new Cadence(interval, pace.usual())));
  }

  /** Reports the end of a question for the venue's list. */
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

  /** Reports that no further report about the instrument is on its way. */
  void answered(Instrument instrument) {
    if (!stopped) {
      listener.answered(instrument, loop.instant());
    }
  }

  /** Reports that the round of the instrument is closed. */
  void roundClosed(Instrument instrument) {
    if (!stopped) {
      listener.roundClosed(instrument, loop.instant());
    }
  }

  /** Reports that the rounds of all instruments are closed. */
  void roundsClosed(List<VenuePoll> venues, Instant now) {
    if (stopped) {
      return;
    }
    for (VenuePoll venue : venues) {
      polls.spent(venue.venue, venue.spending(now));
      polls.room(venue.venue, venue.room());
    }
    listener.roundsClosed(now);
  }
}
