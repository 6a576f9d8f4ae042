package io.omnidepth.http;

import io.omnidepth.http.connection.Network;
import io.omnidepth.venue.Venue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The address to listen on and the readers to let in.
 *
 * @param port 0 for any free one
 * @param allowedHosts names of this server, beside {@code localhost} and addresses in numbers
 * @param allowedOrigins sites whose pages may read the API
 * @param trustedProxies proxies that are believed when they tell a client's address
 * @param origins the origins at which venues are polled instead of their own, shown in {@code
 *     /venues}
 * @param demo whether the books are of embedded exchanges, which every answer then tells
 * @param replay whether the books are of a tape, which every answer then tells
 */
public record HttpOptions(
    String host,
    int port,
    Set<String> allowedHosts,
    Set<String> allowedOrigins,
    List<Network> trustedProxies,
    Map<Venue, URI> origins,
    boolean demo,
    boolean replay) {
  public HttpOptions {
    allowedHosts = Set.copyOf(allowedHosts);
    allowedOrigins = Set.copyOf(allowedOrigins);
    trustedProxies = List.copyOf(trustedProxies);
    origins = Map.copyOf(origins);
  }

  /** A server of books that are polled now. */
  public HttpOptions(
      String host,
      int port,
      Set<String> allowedHosts,
      Set<String> allowedOrigins,
      List<Network> trustedProxies,
      Map<Venue, URI> origins,
      boolean demo) {
    this(host, port, allowedHosts, allowedOrigins, trustedProxies, origins, demo, false);
  }

  /** The same for the books of a tape. */
  public HttpOptions ofATape(boolean demoBooks) {
    return new HttpOptions(
        host, port, allowedHosts, allowedOrigins, trustedProxies, origins, demoBooks, true);
  }
}
