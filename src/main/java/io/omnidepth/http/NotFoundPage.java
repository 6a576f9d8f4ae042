package io.omnidepth.http;

import io.omnidepth.api.parameter.Parameters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** The answer to a reader in a browser who came to a path of the page that is not there. */
final class NotFoundPage {
  private static final String HTML =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="dark light">
      <title>Not found · Omnidepth</title>
      <h1>There is nothing here</h1>
      <p>The path %s is no page of this server.</p>
      <p><a href="%s">Go to the depth chart</a>, or to the <a href="%sdocs">documentation of the API</a>.</p>
      </html>
      """;

  private NotFoundPage() {}

  /** Whether a browser asks for a page: the API's paths answer with a problem in any case. */
  static boolean isFor(HttpServerRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("text/html") && !request.path().startsWith("/api/");
  }

  static void send(String path, HttpServerResponse response) {
    response
        .setStatusCode(404)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.VARY, "Accept")
        .end(HTML.formatted(escaped(Parameters.shortened(path)), root(path), root(path)));
  }

  /** The way up to the page, which may lie under a path of a proxy's. */
  private static String root(String path) {
    int depth = (int) path.chars().filter(each -> each == '/').count();
    return depth <= 1 ? "./" : "../".repeat(depth - 1);
  }

  private static String escaped(String path) {
    return path.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
