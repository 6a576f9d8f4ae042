package io.omnidepth.app;

import io.omnidepth.market.Instrument;
import io.omnidepth.poll.PollPlan;
import io.omnidepth.poll.http.Proxy;
import io.omnidepth.poll.http.Transport;
import io.omnidepth.poll.http.Trust;
import io.omnidepth.venue.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The venues and instruments to poll, and the way to the venues.
 *
 * @param instruments are polled from the start, and go first
 * @param interval the time between rounds
 * @param origins the other origins of venues
 * @param lists whether the venues' lists of markets are read; some must be in any case
 * @param unpaced whether venues with another origin are polled beyond their limits
 * @param proxy between this machine and the venues that are not on it
 * @param trust in the venues' certificates
 * @param timesShown ids of the venues whose own times are shown only
 */
public record SourcePlan(
    List<Venue> venues,
    List<Instrument> instruments,
    Duration interval,
    Map<Venue, URI> origins,
    boolean lists,
    boolean unpaced,
    Proxy proxy,
    Trust trust,
    String userAgent,
    Set<String> timesShown) {
  public SourcePlan {
    venues = List.copyOf(venues);
    instruments = List.copyOf(instruments);
    origins = Map.copyOf(origins);
    timesShown = Set.copyOf(timesShown);
  }

  /** The same plan for other instruments. */
  SourcePlan of(List<Instrument> others) {
    return new SourcePlan(
        venues, others, interval, origins, lists, unpaced, proxy, trust, userAgent, timesShown);
  }

  /** The same plan with venues at these origins. */
  SourcePlan at(Map<Venue, URI> others) {
    return new SourcePlan(
        venues, instruments, interval, others, lists, unpaced, proxy, trust, userAgent, timesShown);
  }

  /** The part that is about polling. */
  PollPlan polling() {
    return new PollPlan(
        venues, instruments, interval, lists, unpaced ? origins.keySet() : Set.of(), timesShown);
  }

  /** The part that is about the way to the venues. */
  Transport transport() {
    return new Transport(origins, proxy, trust, userAgent);
  }
}
