package io.omnidepth.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.fuzz.Target;
import io.omnidepth.source.Outcome;
import io.omnidepth.text.PlainText;
import io.omnidepth.venue.Meter;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fuzzes the headers that the program reads: waits, targets of redirects, meters. */
public final class HeaderTarget implements Target {
  private static final Instant NOW = Instant.parse("2026-11-20T09:14:06Z");

  @Override
  public String reader() {
    return "headers";
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "120",
            "Fri, 20 Nov 2026 09:15:06 GMT",
            "https://a.example/x?y=1",
            "sec=29; min=1",
            " 7 ")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  @Override
  public void read(byte[] input) {
    String text = new String(input, UTF_8);
    RetryAfter.read(text, NOW)
        .ifPresent(
            wait ->
                assertTrue(!wait.isNegative() && wait.compareTo(RetryAfter.LONGEST) <= 0, text));
    Redirect.text(301, Optional.of(text)).ifPresent(HeaderTarget::visible);
    visible(new Outcome.Unreachable(text).why());
    for (Venue venue : Catalog.ALL) {
      for (Meter meter : venue.limits().meters()) {
        meter.used(text).ifPresent(used -> assertTrue(used >= 0 && used <= 999_999_999));
      }
    }
  }

  private static void visible(String told) {
    assertEquals(PlainText.line(told), told);
    assertTrue(told.length() <= 401);
  }
}
