package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.source.SourceListener;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps all reports of a poller. */
public final class ReceivedReports implements SourceListener, PollListener {
  /**
   * The end of a book's turn.
   *
   * @param trace the trace of its question; empty without a question
   */
  public record Turn(Report report, Optional<PollTrace> trace) {
    Venue venue() {
      return report.market().venue();
    }

    /** The outcome in the report. */
    public Outcome outcome() {
      return trace
          .map(PollTrace::outcome)
          .orElseGet(
              () ->
                  report instanceof Report.Absent absent
                      ? new Outcome.Refused(absent.why(), true)
                      : ((Report.Failed) report).outcome());
    }
  }

  final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
  final BlockingQueue<String> lists = new LinkedBlockingQueue<>();
  final Map<String, List<LimitUse>> spending = new ConcurrentHashMap<>();
  final BlockingQueue<Duration> steps = new LinkedBlockingQueue<>();
  final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private Optional<PollTrace> trace = Optional.empty();

  @Override
  public void polled(PollTrace told) {
    trace = Optional.of(told);
  }

  @Override
  public void reported(Report report) {
    turns.add(new Turn(report, trace));
    trace = Optional.empty();
  }

  @Override
  public void watching(List<Instrument> instruments, Instant now) {}

  @Override
  public void listed(Venue venue, Map<Instrument, ListedMarket> markets, Instant now) {
    lists.add(venue.id() + " lists " + markets.keySet());
  }

  @Override
  public void notListed(Venue venue, Outcome.Failed why, Instant now) {
    lists.add(venue.id() + " " + why.word() + ": " + why.why());
  }

  @Override
  public void spent(Venue venue, List<LimitUse> spent) {
    spending.put(venue.id(), spent);
  }

  @Override
  public void room(Venue venue, Room room) {}

  @Override
  public void answered(Instrument instrument, Instant now) {}

  @Override
  public void roundClosed(Instrument instrument, Instant now) {}

  @Override
  public void roundsClosed(Instant now) {
    rounds.add(now);
  }

  @Override
  public void clockStepped(Duration step, Duration ahead, Instant now) {
    steps.add(step);
  }

  @Override
  public void timePassed(Instant now) {}

  /** The end of that venue's next turn. */
  public Turn next(String venue) throws InterruptedException {
    while (true) {
      Turn turn = turns.poll(15, TimeUnit.SECONDS);
      assertNotNull(turn, "no further report of " + venue);
      if (turn.venue().id().equals(venue)) {
        return turn;
      }
    }
  }
}
