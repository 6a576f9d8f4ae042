package io.omnidepth.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may come in. A page of another site can make a browser ask us, but it cannot choose the Host
 * header or hide the Origin: a name that is not ours, or an origin that is not allowed, is turned
 * away. Addresses written in numbers are always ours, as no other site's name can lead to them.
 */
final class Doors {
  private static final Pattern NUMERIC =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]|[0-9a-f]*:[0-9a-f:.]+");

  private final Set<String> hosts;
  private final Set<String> origins;

  /**
   * Opens for these, beside {@code localhost} and addresses in numbers.
   *
   * @param hosts names that we are asked under
   * @param origins sites, as {@code https://host[:port]}, whose pages may read us
   */
  Doors(Set<String> hosts, Set<String> origins) {
    this.hosts = hosts;
    this.origins = origins;
  }

  /** What is wrong with the Host header; empty where it may come in. */
  Optional<Problem> wrongHost(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
    if (host.equals("localhost") || hosts.contains(host) || NUMERIC.matcher(host).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.of(
            421,
            "Misdirected Request",
            "this server is not called \""
                + Parameters.shortened(host)
                + "\"; it answers to localhost, to addresses in numbers and to what --allow-host names"));
  }

  /** The origin that is to be told it may read; empty where there is none to tell. */
  Optional<String> allowedOrigin(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)).filter(origins::contains);
  }

  /**
   * Whether a page of the request's origin may open a socket: it has none, it is ours, or it is
   * allowed.
   */
  boolean mayOpenSocket(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || origins.contains(origin) || same(origin, request.authority());
  }

  private static boolean same(String origin, HostAndPort authority) {
    try {
      String theirs = URI.create(origin).getAuthority();
      return theirs != null && authority != null && theirs.equalsIgnoreCase(authority.toString());
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}
