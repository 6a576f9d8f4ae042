package io.omnidepth.poll.http;

import io.omnidepth.venue.Venue;
import java.net.URI;
import java.util.Map;

/**
 * The settings of the way to the venues.
 *
 * @param origins the origins of venues that are asked at another origin than their own
 * @param proxy the proxy between this machine and venues on other machines
 * @param trust the trusted certificates
 * @param userAgent the user agent in requests
 */
public record Transport(Map<Venue, URI> origins, Proxy proxy, Trust trust, String userAgent) {
  public Transport {
    origins = Map.copyOf(origins);
  }

  URI origin(Venue venue) {
    return origins.getOrDefault(venue, venue.origin());
  }
}
