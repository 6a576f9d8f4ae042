package io.omnidepth.poll;

import io.omnidepth.board.Reports;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.Optional;

/** The courses of made-up questions. */
public final class Traces {
  private Traces() {}

  /** A question that took 30 ms, with the first byte after 20. */
  public static PollTrace of(Venue venue, Outcome outcome) {
    return new PollTrace(
        venue,
        outcome,
        1_000,
        Duration.ZERO,
        new Timing(
            Reports.START.minusMillis(30),
            Reports.START,
            Duration.ZERO,
            Optional.empty(),
            Optional.of(Duration.ofMillis(20))),
        Duration.ofMillis(1),
        Optional.empty());
  }
}
