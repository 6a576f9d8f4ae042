package io.omnidepth.poll.http;

import io.omnidepth.venue.Venue;
import java.net.URI;
import java.util.Map;

/**
 * The way that questions take to the venues.
 *
 * @param origins of venues that are asked elsewhere than at their own origin
 * @param proxy between this machine and the venues that are not on it
 * @param trust in the venues' certificates
 * @param userAgent by which the venues know us
 */
public record Transport(Map<Venue, URI> origins, Proxy proxy, Trust trust, String userAgent) {
  public Transport {
    origins = Map.copyOf(origins);
  }

  URI origin(Venue venue) {
    return origins.getOrDefault(venue, venue.origin());
  }
}
