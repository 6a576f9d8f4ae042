package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who wants to know what came of the polls. Called on the poller's event loop, one call after the
 * other.
 */
public interface PollListener {
  /** From now on these instruments' books are asked for, and no others. */
  void watching(List<Instrument> instruments, Instant now);

  /** A venue has told which markets it has. */
  void listed(Venue venue, Map<Instrument, ListedMarket> markets, Instant now);

  /** A venue's list of markets could not be had; what it said before stays good. */
  void notListed(Venue venue, Outcome.Failed why, Instant now);

  /** One question for one book has ended; it may be one that is not asked for any more. */
  void polled(Attempt attempt);

  /** How much of each of a venue's limits is spent, as a round closes. */
  void spent(Venue venue, List<LimitUse> spent);

  /** How many books a venue's limits have room for, as a round closes. */
  default void room(Venue venue, Room room) {}

  /**
   * All due books have answered, or half the interval has passed: what has come by now belongs
   * together.
   */
  void roundClosed(Instant now);

  /**
   * The wall clock was set, or the machine was suspended.
   *
   * @param step how far the wall clock jumped; negative where it went back
   * @param ahead how far it is ahead of the steady time now
   */
  void clockStepped(Duration step, Duration ahead, Instant now);

  /** Some time has passed, a quarter of a second or so, whether or not anything came. */
  void timePassed(Instant now);
}
