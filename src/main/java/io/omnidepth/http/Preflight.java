package io.omnidepth.http;

import io.omnidepth.api.Problem;
import io.omnidepth.api.parameter.Parameters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * Answers {@code OPTIONS} with the allowed methods. A browser asks so before a page of another
 * origin sends {@code If-None-Match}, and is told whether it may.
 */
final class Preflight {
  private static final String METHODS = "GET, HEAD";
  private static final String FIELDS =
      "Accept, Cache-Control, Content-Type, If-Modified-Since, If-None-Match, Range";
  private static final String VARY =
      "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

  /** Ten minutes; browsers forget it after two hours at the latest. */
  private static final String SECONDS = "600";

  private Preflight() {}

  static boolean is(HttpServerRequest request) {
    return request.method().equals(HttpMethod.OPTIONS);
  }

  /**
   * Answers it.
   *
   * @param allowed the origin of a page that may read; empty for others and for no page
   */
  static void answer(HttpServerRequest request, Optional<String> allowed) {
    HttpServerResponse response = request.response();
    boolean asksForAPage =
        request.headers().contains(HttpHeaders.ORIGIN)
            && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    response.putHeader(HttpHeaders.ALLOW, RequestRules.ALLOWED);
    if (!asksForAPage) {
      response.setStatusCode(204).end();
      return;
    }
    response.putHeader(HttpHeaders.VARY, VARY);
    if (allowed.isEmpty()) {
      Failures.send(
          Problem.of(
              403,
              "Forbidden origin",
              "pages of "
                  + Parameters.shortened(String.valueOf(request.getHeader(HttpHeaders.ORIGIN)))
                  + " may not read this; --allow-origin names those that may"),
          response);
      return;
    }
    response
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, FIELDS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS)
        .setStatusCode(204)
        .end();
  }
}
