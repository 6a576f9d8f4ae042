package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The venues and instruments that are polled, and how often.
 *
 * @param instruments polled from the start; they go first
 * @param interval between the rounds
 * @param lists whether the venues' lists of markets are read; some must be in any case
 * @param unpaced venues whose limits do not matter
 * @param timesShown ids of the venues whose own times are told and not acted upon
 */
public record PollPlan(
    List<Venue> venues,
    List<Instrument> instruments,
    Duration interval,
    boolean lists,
    Set<Venue> unpaced,
    Set<String> timesShown) {
  public PollPlan {
    venues = List.copyOf(venues);
    instruments = List.copyOf(instruments);
    unpaced = Set.copyOf(unpaced);
    timesShown = Set.copyOf(timesShown);
  }
}
