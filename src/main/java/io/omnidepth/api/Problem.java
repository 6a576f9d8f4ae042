package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.parameter.Parameters;
import java.util.Optional;

/**
 * An error as RFC 9457 has it.
 *
 * @param detail tells what is wrong and what is allowed
 * @param more members beside the standard ones
 * @param retryAfterSeconds the seconds after which another request may help; empty if none will
 */
public record Problem(
    int status, String title, String detail, ObjectNode more, Optional<Integer> retryAfterSeconds)
    implements Answer {
  public static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, Json.object(), Optional.empty());
  }

  /** The problem of a parameter. */
  public static Problem of(Parameters.Wrong wrong) {
    return of(400, "Wrong parameter", wrong.detail())
        .with("parameter", Json.MAPPER.getNodeFactory().textNode(wrong.parameter()));
  }

  public Problem with(String member, JsonNode value) {
    ObjectNode members = more.deepCopy();
    members.set(member, value);
    return new Problem(status, title, detail, members, retryAfterSeconds);
  }

  public Problem retryAfter(int seconds) {
    return new Problem(status, title, detail, more, Optional.of(seconds));
  }

  /** The answer's JSON. */
  public String json() {
    ObjectNode body = Json.object();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.setAll(more);
    return Json.text(body);
  }
}
