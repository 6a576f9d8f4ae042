package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.source.SourceListener;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Passes the reports of a source to the board, and has it publish them in time. An instrument is
 * published as soon as no further book of it is on its way, and 20 ms after the first one at the
 * latest, whatever other instruments wait for. Runs on one loop.
 */
public final class Publisher implements SourceListener {
  /** The timer for the next publication. */
  private record Timer(Instant at, Loop.Cancel cancel) {}

  private final Board board;
  private final Loop loop;
  private Optional<Timer> timer = Optional.empty();
  private boolean isSoon;

  /**
   * A publisher of that board.
   *
   * @param loop the loop on which the source reports
   */
  public Publisher(Board board, Loop loop) {
    this.board = board;
    this.loop = loop;
  }

  public Board board() {
    return board;
  }

  @Override
  public void watching(List<Instrument> instruments, Instant now) {
    board.watching(instruments, now);
    look();
  }

  @Override
  public void listed(Venue venue, Map<Instrument, ListedMarket> known, Instant now) {
    board.listed(venue, known, now);
    look();
  }

  @Override
  public void notListed(Venue venue, Outcome.Failed why, Instant now) {
    board.notListed(venue, why, now);
    look();
  }

  /** Ends the wait for the lists of an earlier run. */
  public void keptComplete() {
    board.keptComplete();
    look();
  }

  @Override
  public void reported(Report report) {
    board.reported(report);
    look();
  }

  @Override
  public void answered(Instrument instrument, Instant now) {
    board.answered(instrument, now);
    look();
  }

  @Override
  public void roundClosed(Instrument instrument, Instant now) {
    board.roundClosed(instrument, now);
    look();
  }

  @Override
  public void roundsClosed(Instant now) {
    board.roundsClosed(now, false);
    look();
  }

  @Override
  public void clockStepped(Duration step, Duration ahead, Instant now) {
    board.clockStepped(step, ahead, now);
  }

  @Override
  public void timePassed(Instant now) {
    board.timePassed(now);
    look();
  }

  /** Sees to it that the next publication comes in time. */
  private void look() {
    Optional<Instant> due = board.due();
    if (isSoon || due.isEmpty()) {
      return;
    }
    Instant now = loop.instant();
    if (!due.get().isAfter(now)) {
      isSoon = true;
      loop.submit(this::publish); // with all that the loop has already received
    } else if (timer.filter(set -> !set.at().isAfter(due.get())).isEmpty()) {
      timer.ifPresent(set -> set.cancel().cancel());
      Loop.Cancel cancel = loop.after(Duration.between(now, due.get()), this::timeHasCome);
      timer = Optional.of(new Timer(due.get(), cancel));
    }
  }

  private void timeHasCome() {
    timer = Optional.empty();
    board.publish(loop.instant());
    look();
  }

  private void publish() {
    isSoon = false;
    board.publish(loop.instant());
    look();
  }
}
