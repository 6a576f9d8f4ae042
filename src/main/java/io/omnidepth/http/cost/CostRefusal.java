package io.omnidepth.http.cost;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Problem;
import java.time.Duration;

/**
 * A refusal of work that would cost too much now.
 *
 * @param price its cost
 * @param after the time until it may be asked for again
 * @param why the share that is used up, and its size
 */
public record CostRefusal(Duration price, Duration after, String why) {
  public static final String TITLE = "Too costly";

  public String detail() {
    return "this costs "
        + millis(price)
        + " ms of processor time, and "
        + why
        + "; ask again in "
        + millis(after)
        + " ms";
  }

  /** The same as an answer over HTTP. */
  public Problem problem() {
    return Problem.of(429, TITLE, detail())
        .with("costMs", LongNode.valueOf(millis(price)))
        .with("waitMs", LongNode.valueOf(millis(after)))
        .retryAfter((int) Math.ceil(millis(after) / 1e3));
  }

  /** Puts the same figures into an error message of the stream. */
  public void into(ObjectNode error) {
    error.put("costMs", millis(price)).put("waitMs", millis(after));
  }

  private static long millis(Duration of) {
    return Math.max(1, (of.toNanos() + 999_999) / 1_000_000);
  }
}
