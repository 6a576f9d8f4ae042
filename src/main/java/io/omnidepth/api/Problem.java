package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * An error as RFC 9457 has it.
 *
 * @param detail what was wrong and what is allowed
 * @param more members beside the standard ones
 * @param retryAfterSeconds when asking again may help; empty where it will not
 */
record Problem(
    int status, String title, String detail, ObjectNode more, Optional<Integer> retryAfterSeconds) {
  static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, Json.object(), Optional.empty());
  }

  Problem with(String member, JsonNode value) {
    ObjectNode members = more.deepCopy();
    members.set(member, value);
    return new Problem(status, title, detail, members, retryAfterSeconds);
  }

  Problem retryAfter(int seconds) {
    return new Problem(status, title, detail, more, Optional.of(seconds));
  }

  void to(HttpServerResponse response) {
    ObjectNode body = Json.object();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.setAll(more);
    retryAfterSeconds.ifPresent(
        seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(Json.text(body));
  }
}
