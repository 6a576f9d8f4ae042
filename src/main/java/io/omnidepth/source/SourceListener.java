package io.omnidepth.source;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Hears all that a source has to tell. Called on the source's loop, one call after the other. */
public interface SourceListener {
  /** From now on these instruments are watched, and no others. */
  void watching(List<Instrument> instruments, Instant now);

  /** A venue has told its list of markets. */
  void listed(Venue venue, Map<Instrument, ListedMarket> markets, Instant now);

  /** A venue's list of markets could not be had; an earlier list stays good. */
  void notListed(Venue venue, Outcome.Failed why, Instant now);

  /** A venue has told something of a market, which may be one that is not watched any more. */
  void told(Report report);

  /** The reports up to now belong together. */
  void roundClosed(Instant now);

  /**
   * The wall clock was set, or the machine was suspended.
   *
   * @param step of the wall clock; negative where it went back
   * @param ahead the lead of the wall clock over the steady time now
   */
  void clockStepped(Duration step, Duration ahead, Instant now);

  /** Some time has passed, a quarter of a second or so, whether or not anything came. */
  void timePassed(Instant now);
}
