package io.omnidepth.http;

import io.omnidepth.api.Problem;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.http.connection.Network;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin policy. A page of another site can make a browser send a request, but it cannot choose
 * the Host header or hide the Origin. So a host name that is not this server's, or an origin that
 * is not allowed, is refused. Addresses in numbers are always this server's, as no other site's
 * name can lead to them.
 */
final class OriginPolicy {
  private static final Pattern NUMERIC =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]|[0-9a-f]*:[0-9a-f:.]+");

  private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

  private final Set<String> hosts;
  private final Set<String> origins;
  private final List<Network> proxies;

  /**
   * Allows these, beside {@code localhost} and addresses in numbers.
   *
   * @param hosts names of this server
   * @param origins sites, as {@code https://host[:port]}, whose pages may read
   * @param proxies proxies that are believed when they tell the scheme of a request
   */
  OriginPolicy(Set<String> hosts, Set<String> origins, List<Network> proxies) {
    this.hosts = hosts;
    this.origins = origins;
    this.proxies = proxies;
  }

  /** The problem of the Host header; empty if the request may come in. */
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
                + "\"; it answers to localhost, to addresses in numbers and to what --allow-host"
                + " names"));
  }

  /** Whether pages of any other origin may read. */
  boolean allowsOrigins() {
    return !origins.isEmpty();
  }

  /** The origin of the page if it may read; else empty. */
  Optional<String> allowedOrigin(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)).filter(origins::contains);
  }

  /**
   * The problem of a page that may not open a socket. It may if it has no origin, this server's, or
   * an allowed one.
   */
  Optional<Problem> foreignSocket(HttpServerRequest request) {
    return mayOpenSocket(request)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                403,
                "Forbidden origin",
                "pages of "
                    + Parameters.shortened(String.valueOf(request.getHeader(HttpHeaders.ORIGIN)))
                    + " may not open the stream; --allow-origin names those that may"));
  }

  private boolean mayOpenSocket(HttpServerRequest request) {
    List<String> values = request.headers().getAll(HttpHeaders.ORIGIN);
    if (values.size() != 1) {
      return values.isEmpty();
    }
    String origin = values.get(0);
    return origins.contains(origin)
        || schemes(request).stream().anyMatch(scheme -> same(origin, scheme, request.authority()));
  }

  /** The schemes by which the browser may have asked: both, if a trusted proxy does not tell. */
  private Set<String> schemes(HttpServerRequest request) {
    String peer =
        Optional.ofNullable(request.remoteAddress()).map(SocketAddress::hostAddress).orElse("");
    if (proxies.stream().noneMatch(proxy -> proxy.has(peer))) {
      return Set.of("http");
    }
    List<String> values = request.headers().getAll(FORWARDED_PROTO);
    return values.isEmpty()
        ? Set.of("http", "https")
        : Set.of(
            values.get(values.size() - 1).replaceFirst(".*,", "").strip().toLowerCase(Locale.ROOT));
  }

  private static boolean same(String origin, String scheme, @Nullable HostAndPort authority) {
    try {
      URI page = new URI(origin);
      return authority != null
          && scheme.equalsIgnoreCase(page.getScheme())
          && page.getHost() != null
          && page.getRawPath().isEmpty()
          && page.getUserInfo() == null
          && page.getHost().equalsIgnoreCase(authority.host())
          && port(scheme, page.getPort()) == port(scheme, authority.port());
    } catch (URISyntaxException notAnOrigin) {
      return false;
    }
  }

  private static int port(String scheme, int written) {
    return written >= 0 ? written : scheme.equals("https") ? 443 : 80;
  }
}
