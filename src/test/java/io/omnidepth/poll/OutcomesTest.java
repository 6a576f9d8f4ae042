package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.source.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final String BOOK = "{\"bids\":[[\"1\",\"5\"]],\"asks\":[[\"2\",\"5\"]]}";
  private static final Bound BOUND = new Bound("a book of one", 1_000, new BodyRoom(1_000));
  private static final Timing TIMING =
      new Timing(NOW, NOW, Duration.ZERO, Optional.empty(), Optional.empty());

  private final Outcomes answers = new Outcomes(TestVenues.generous("one"));

  private static Answer answer(int status, byte[] body, String... headers) {
    return new Answer(status, Headers.of(headers), Body.of(body), TIMING);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  private Outcome outcome(Answer answer) {
    return answers.outcome(answer, BOUND, new Gunzip(), Optional.empty(), NOW);
  }

  @Test
  void theSameLevelsAgainAreUnchanged() {
    Outcome.Fresh first = assertInstanceOf(Outcome.Fresh.class, outcome(answer(200, bytes(BOOK))));
    String padded = "{\"asks\":[[\"2.0\",\"5.000\"]],\"bids\":[[\"1\",\"5\"]]}";
    assertInstanceOf(
        Outcome.Unchanged.class,
        answers.outcome(
            answer(200, bytes(padded)), BOUND, new Gunzip(), Optional.of(first.book()), NOW));
  }

  @Test
  void inflatesUpToALimit() throws IOException {
    assertInstanceOf(
        Outcome.Fresh.class, outcome(answer(200, gzip(bytes(BOOK)), "Content-Encoding", "gzip")));
    Outcome.Unreadable bomb =
        assertInstanceOf(
            Outcome.Unreadable.class,
            outcome(answer(200, gzip(new byte[1_000_000]), "Content-Encoding", "gzip")));
    assertEquals(
        "the body of 1003 bytes has more when inflated; a book of one may have 1000", bomb.why());
    byte[] cut = Arrays.copyOf(gzip(bytes(BOOK)), 20);
    assertInstanceOf(
        Outcome.Unreadable.class, outcome(answer(200, cut, "Content-Encoding", "gzip")));
    assertInstanceOf(
        Outcome.Unreadable.class, outcome(answer(200, bytes("x"), "Content-Encoding", "br")));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2",
    "0, 0",
    "99999999, 259200",
    "99999999999999999999, 259200",
    "'Sat, 21 Nov 2026 05:01:30 GMT', 90",
    "'Sat, 21 Nov 2026 04:00:00 GMT', 0",
  })
  void obeysRetryAfterInBothItsForms(String header, long seconds) {
    Outcome.Limited limited =
        assertInstanceOf(
            Outcome.Limited.class, outcome(answer(429, bytes("{}"), "Retry-After", header)));
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), limited.retryAfter());
  }

  @Test
  void readsADateByTheVenuesOwnClock() {
    assertEquals(Optional.of(Duration.ofSeconds(30)), retryAfter("Sat, 21 Nov 2026 04:00:00 GMT"));
    assertEquals(Optional.of(Duration.ZERO), retryAfter("Thu, 01 Jan 1970 00:00:00 GMT"));
  }

  /** Reads two waits, one of them a date, in an answer of that date. */
  private static Optional<Duration> retryAfter(String date) {
    String until = "Sat, 21 Nov 2026 04:00:30 GMT";
    return Outcomes.retryAfter(
        answer(429, bytes("{}"), "Date", date, "Retry-After", "0", "Retry-After", until), NOW);
  }

  @Test
  void aMalformedRetryAfterIsIgnored() {
    assertEquals(
        Optional.empty(),
        assertInstanceOf(
                Outcome.Limited.class, outcome(answer(418, bytes("{}"), "Retry-After", "soon")))
            .retryAfter());
  }

  @Test
  void statusAndBodyTogetherGiveTheOutcome() {
    assertInstanceOf(
        Outcome.Limited.class, outcome(answer(200, bytes("{\"error\":\"slow down\"}"))));
    assertInstanceOf(Outcome.Blocked.class, outcome(answer(451, bytes("{}"))));
    assertInstanceOf(Outcome.Blocked.class, outcome(answer(403, bytes("<html>"))));
    assertEquals(
        new Outcome.Refused("HTTP 400: error = no such market", true),
        outcome(answer(400, bytes("{\"error\":\"no such market\"}"))));
    assertEquals(
        new Outcome.Refused("HTTP 500: Internal Server Error", false),
        outcome(answer(500, bytes("Internal Server Error"))));
    Outcome.Unreadable html =
        assertInstanceOf(
            Outcome.Unreadable.class,
            outcome(answer(200, bytes("<!doctype html><html>wait</html>"))));
    assertTrue(html.why().startsWith("not JSON from byte"), html.why());
  }
}
