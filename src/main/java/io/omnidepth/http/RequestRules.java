package io.omnidepth.http;

import io.omnidepth.api.Problem;
import io.omnidepth.api.parameter.Parameters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for every request (RFC 9112): one host, told once, no body, and a method that reads.
 * Without them two programs on the way could read a request differently, and one could be deceived.
 */
final class RequestRules {
  static final String ALLOWED = "GET, HEAD, OPTIONS";
  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)(https?)://([^/?#]*)([/?].*)?");
  private static final String VERSION = "Sec-WebSocket-Version";
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

  private RequestRules() {}

  /** The fault of a request; empty if it may be answered. */
  static Optional<Problem> fault(HttpServerRequest request) {
    return method(request)
        .or(() -> host(request))
        .or(() -> target(request))
        .or(() -> unknownCoding(request))
        .or(() -> body(request));
  }

  private static Optional<Problem> method(HttpServerRequest request) {
    return METHODS.contains(request.method())
        ? Optional.empty()
        : Optional.of(wrongMethod(request.method()));
  }

  static Problem wrongMethod(HttpMethod method) {
    return Problem.of(
        405,
        "Method Not Allowed",
        Parameters.shortened(method.name()) + " is not allowed here; allowed are " + ALLOWED);
  }

  private static Optional<Problem> host(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
    if (hosts.size() > 1) {
      return bad("the request has " + hosts.size() + " Host headers; allowed is one");
    }
    boolean needed = request.version() != HttpVersion.HTTP_1_0;
    if (hosts.isEmpty() ? needed : request.authority() == null) {
      return bad("the request's Host header is missing or is not a host with an optional port");
    }
    return Optional.empty();
  }

  private static Optional<Problem> target(HttpServerRequest request) {
    String target = request.uri();
    if (target.startsWith("/")
        || (target.equals("*") && request.method().equals(HttpMethod.OPTIONS))) {
      return Optional.empty();
    }
    Matcher absolute = ABSOLUTE.matcher(target);
    if (!absolute.matches()) {
      return bad("the request's target is neither a path nor an http:// or https:// URL");
    }
    HostAndPort asked = HostAndPort.parseAuthority(absolute.group(2), -1);
    HostAndPort host = request.authority();
    boolean same = asked != null && host != null && same(absolute.group(1), asked, host);
    return same ? Optional.empty() : bad("the request's target and its Host header name two hosts");
  }

  private static boolean same(String scheme, HostAndPort one, HostAndPort other) {
    return one.host().equalsIgnoreCase(other.host()) && port(scheme, one) == port(scheme, other);
  }

  private static int port(String scheme, HostAndPort authority) {
    return authority.port() >= 0
        ? authority.port()
        : scheme.toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
  }

  /** The problem of an unknown transfer coding; empty for none or a known one. */
  static Optional<Problem> unknownCoding(HttpServerRequest request) {
    return request.headers().getAll(HttpHeaders.TRANSFER_ENCODING).stream()
        .filter(coding -> !coding.strip().equalsIgnoreCase("chunked"))
        .findFirst()
        .map(
            coding ->
                Problem.of(
                    501,
                    "Not Implemented",
                    "the request's transfer coding is not known here; allowed is none"));
  }

  private static Optional<Problem> body(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
            && (length == null || length.equals("0"))
        ? Optional.empty()
        : Optional.of(
            Problem.of(413, "Content Too Large", "the request has a body; allowed is one without"));
  }

  /** The problem of a request for the stream that does not ask for a WebSocket; else empty. */
  static Optional<Problem> upgradeMissing(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
        ? Optional.empty()
        : Optional.of(upgradeRequired());
  }

  private static Problem upgradeRequired() {
    return Problem.of(
        426,
        "Upgrade Required",
        "this is a WebSocket of version 13; connect to it with ws:// or wss://");
  }

  /** The fault of a request for a WebSocket (RFC 6455, 4.2.1); empty if there is none. */
  static Optional<Problem> upgradeFault(HttpServerRequest request) {
    MultiMap headers = request.headers();
    boolean wanted =
        request.method().equals(HttpMethod.GET)
            && request.version() == HttpVersion.HTTP_1_1
            && names(headers.get(HttpHeaders.CONNECTION), "upgrade")
            && "13".equals(headers.get(VERSION));
    if (!wanted) {
      return Optional.of(upgradeRequired());
    }
    String key = headers.get("Sec-WebSocket-Key");
    return key != null && KEY.matcher(key).matches()
        ? Optional.empty()
        : bad("the request's Sec-WebSocket-Key is missing or is not 16 bytes in base64");
  }

  /** The headers of an answer with that status, which tell what is allowed. */
  static Map<String, String> headers(int status) {
    return switch (status) {
      case 405 -> Map.of("Allow", ALLOWED);
      case 426 -> Map.of("Upgrade", "websocket", VERSION, "13");
      default -> Map.of();
    };
  }

  private static boolean names(@Nullable String list, String word) {
    return list != null && List.of(list.toLowerCase(Locale.ROOT).split("[\\s,]+")).contains(word);
  }

  private static Optional<Problem> bad(String why) {
    return Optional.of(Problem.of(400, "Bad Request", why));
  }
}
