package io.omnidepth.board;

import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides the state of a book. */
final class StateRules {
  private final Freshness freshness;
  private Instant suspended = Instant.MIN;

  StateRules(Freshness freshness) {
    this.freshness = freshness;
  }

  /** Notes that the machine may have slept until now. An earlier book is ageing at best. */
  void suspended(Instant now) {
    suspended = now;
  }

  /**
   * The state of a market.
   *
   * @param held whether its venue's last answer was a limit or a block
   * @param ofInstrument all markets of its instrument
   */
  State state(Market market, boolean held, List<Market> ofInstrument, Instant now) {
    Optional<Report> last = market.last();
    if (last.filter(Report.Absent.class::isInstance).isPresent()) {
      return State.UNLISTED;
    }
    if (market.overBudget()) {
      return State.BUDGET;
    }
    if (held) {
      return State.BLOCKED;
    }
    State byAge =
        market
            .since()
            .map(
                since -> freshness.state(Duration.between(since, now), market.cadence().interval()))
            .orElse(refused(market) ? State.REFUSED : State.WAITING);
    if (byAge.counts() && Frost.frozen(market, ofInstrument)) {
      return State.FROZEN;
    }
    return byAge == State.LIVE && isOlderThanSuspension(market) ? State.AGEING : byAge;
  }

  /** The first moment after {@code now} at which the market has another state by its age alone. */
  Instant until(Market market, Instant now) {
    return market
        .since()
        .map(since -> freshness.until(since, market.cadence().interval(), now))
        .orElse(Instant.MAX);
  }

  private static boolean refused(Market market) {
    return market.outcome().filter(Outcome.Refused.class::isInstance).isPresent();
  }

  private boolean isOlderThanSuspension(Market market) {
    return market.answer().filter(known -> known.receivedAt().isBefore(suspended)).isPresent();
  }
}
