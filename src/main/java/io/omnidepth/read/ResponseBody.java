package io.omnidepth.read;

import io.omnidepth.text.PlainText;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parts of an answer that books and lists share: whether it is JSON, the verdict and its
 * reason.
 */
final class ResponseBody {
  private static final int SHOWN = 80;
  private static final int LONGEST_WORDS = 400;

  private final Venue venue;
  private final int status;
  private final byte[] body;

  /**
   * @param status the HTTP status
   * @param body the whole body, decompressed
   */
  ResponseBody(Venue venue, int status, byte[] body) {
    this.venue = venue;
    this.status = status;
    this.body = body;
  }

  /**
   * The end of a walk over the body.
   *
   * @param walk the complete walk; empty if the body is not wholly JSON
   * @param instead a description of a body that is not wholly JSON, such as an HTML page, half an
   *     answer or an empty body
   */
  record Walked<W extends Walk>(Optional<W> walk, String instead) {}

  <W extends Walk> Walked<W> walk(Function<JsonTokens, W> begin) {
    try (JacksonTokens json = JacksonTokens.of(body)) {
      W walk = begin.apply(json);
      return walk.all() ? new Walked<>(Optional.of(walk), "") : noJson(0);
    } catch (MalformedJson malformed) {
      return malformed.beyondMeasure()
          ? new Walked<>(Optional.empty(), "JSON beyond measure: " + malformed.getMessage())
          : noJson(malformed.at());
    }
  }

  private <W extends Walk> Walked<W> noJson(long at) {
    String what =
        shown(body).isEmpty()
            ? "an empty body, not JSON"
            : at >= body.length
                ? "JSON that ends too early, after " + body.length + " bytes"
                : "not JSON from byte " + at + " of " + body.length + " on: " + shown(body);
    return new Walked<>(Optional.empty(), what);
  }

  /** The verdict of the status and the body. If the walk failed, only the status counts. */
  Verdict verdict(Optional<? extends Walk> walk) {
    Verdict ofStatus = venue.response().verdicts().verdict(status);
    Verdict ofBody =
        walk.map(walked -> venue.response().verdicts().verdict(walked::textAt))
            .orElse(Verdict.HEALTHY);
    if (ofStatus == Verdict.HEALTHY) {
      return ofBody;
    }
    return ofBody == Verdict.HEALTHY || ofStatus.compareTo(ofBody) < 0 ? ofStatus : ofBody;
  }

  /** The status, if it is an error, and the venue's own words. */
  String why(Optional<? extends Walk> walk) {
    String reason =
        walk.map(walked -> venue.response().verdicts().reason(walked::textAt)).orElse("");
    String words = reason.isEmpty() ? shown(body) : reason;
    boolean failed = status < 200 || status >= 300;
    return words(failed ? "HTTP " + status + (words.isEmpty() ? "" : ": ") + words : words);
  }

  /** A message about an answer as one line for people. It may quote the answer. */
  static String words(String why) {
    return PlainText.line(why, LONGEST_WORDS);
  }

  private static String shown(byte[] body) {
    return PlainText.line(
        new String(body, 0, Math.min(body.length, 4 * SHOWN), StandardCharsets.UTF_8), SHOWN);
  }
}
