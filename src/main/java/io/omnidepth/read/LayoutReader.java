package io.omnidepth.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.omnidepth.market.BookBuilder;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads one venue's answers by the facts that its {@link Venue} declares. Not safe for several
 * threads.
 */
public final class LayoutReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int SHOWN = 80;

  private final Venue venue;
  private final Plan plan;

  public LayoutReader(Venue venue) {
    this.venue = venue;
    this.plan = new Plan(venue);
  }

  /**
   * Reads an answer. Never throws for what a venue may send.
   *
   * @param status the HTTP status it came with
   * @param body all of it, inflated
   */
  public Reading read(int status, byte[] body) {
    BookBuilder builder = new BookBuilder(venue.repeatedPrice());
    Walk walk;
    try (JsonParser json = JSON.createParser(body)) {
      walk = new Walk(json, plan, venue.layout(), builder);
      if (!walk.all()) {
        return withoutJson(status, body, 0);
      }
    } catch (JsonProcessingException broken) {
      return withoutJson(status, body, byteOffset(broken));
    } catch (IOException noText) {
      return withoutJson(status, body, 0);
    }
    Function<String, Optional<String>> said = path -> walk.said(plan.watch(path));
    Verdict verdict = heavier(venue.verdict(status), venue.verdict(said));
    if (verdict != Verdict.HEALTHY) {
      return new Reading.Declined(verdict, why(status, venue.reason(said), body));
    }
    Optional<String> problem = walk.problem();
    if (problem.isPresent()) {
      return new Reading.Unreadable(problem.get() + ", " + body.length + " bytes");
    }
    BookBuilder.Result result = builder.build();
    if (result instanceof BookBuilder.Result.Refused refused) {
      return new Reading.Unreadable(refused.why());
    }
    return new Reading.Read(
        ((BookBuilder.Result.Built) result).book(),
        venue
            .venueTime()
            .flatMap(
                time ->
                    said.apply(time.path()).flatMap(text -> VenueTimes.read(text, time.unit()))),
        venue.sequence().flatMap(said));
  }

  /** What a body that is no whole JSON comes to: an HTML page, half an answer, nothing at all. */
  private Reading withoutJson(int status, byte[] body, long at) {
    Verdict verdict = venue.verdict(status);
    if (verdict != Verdict.HEALTHY) {
      return new Reading.Declined(verdict, why(status, "", body));
    }
    String what =
        shown(body).isEmpty()
            ? "an empty body, not JSON"
            : at >= body.length
                ? "JSON that ends too early, after " + body.length + " bytes"
                : "not JSON from byte " + at + " of " + body.length + " on: " + shown(body);
    return new Reading.Unreadable(what);
  }

  private static long byteOffset(JsonProcessingException broken) {
    return broken.getLocation() == null ? 0 : Math.max(0, broken.getLocation().getByteOffset());
  }

  private static Verdict heavier(Verdict ofStatus, Verdict ofBody) {
    if (ofStatus == Verdict.HEALTHY) {
      return ofBody;
    }
    return ofBody == Verdict.HEALTHY || ofStatus.compareTo(ofBody) < 0 ? ofStatus : ofBody;
  }

  private static String why(int status, String reason, byte[] body) {
    String words = reason.isEmpty() ? shown(body) : reason;
    return status >= 200 && status < 300 ? words : "HTTP " + status + ": " + words;
  }

  private static String shown(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, 4 * SHOWN), StandardCharsets.UTF_8)
            .replaceAll("[\\p{Cntrl}\\s]+", " ")
            .strip();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
