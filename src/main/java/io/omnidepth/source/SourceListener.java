package io.omnidepth.source;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The receiver of a source's reports. The source calls it on its loop, one call after the other.
 */
public interface SourceListener {
  /** The source watches only these instruments from now on. */
  void watching(List<Instrument> instruments, Instant now);

  /** A venue has sent its list of markets. */
  void listed(Venue venue, Map<Instrument, ListedMarket> markets, Instant now);

  /** The question for a venue's list of markets failed. An earlier list stays valid. */
  void notListed(Venue venue, Outcome.Failed why, Instant now);

  /**
   * There is a new report about a market. The market may no longer be watched, because the question
   * was sent before.
   */
  void reported(Report report);

  /**
   * No further report about the instrument is on its way: each question of its present round has
   * ended. It may come again, after a late answer of an earlier round.
   */
  void answered(Instrument instrument, Instant now);

  /**
   * The round of the instrument is closed: each of its due books has been reported, or half the
   * interval has passed. It comes once for each round, also for one without a question.
   */
  void roundClosed(Instrument instrument, Instant now);

  /** The rounds of all instruments are closed. */
  void roundsClosed(Instant now);

  /**
   * The wall clock was set, or the machine was suspended.
   *
   * @param step the step of the wall clock; negative if it went back
   * @param ahead the time by which the wall clock is ahead of the steady time now
   */
  void clockStepped(Duration step, Duration ahead, Instant now);

  /** Some time has passed, about a quarter of a second, with or without reports. */
  void timePassed(Instant now);
}
