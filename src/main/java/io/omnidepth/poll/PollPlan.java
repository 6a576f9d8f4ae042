package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The venues and instruments to poll, and the interval.
 *
 * @param instruments the instruments to poll from the start; they go first
 * @param interval the time between two rounds
 * @param lists whether the venues' lists of markets are read; some lists are necessary in any case
 * @param unpaced the venues whose limits are ignored
 * @param timesShown the ids of the venues whose own times are only for display
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
