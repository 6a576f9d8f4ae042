package io.omnidepth.tape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.Timing;
import io.omnidepth.venue.catalog.Catalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of an answer that a tape keeps. */
class KeptReplyTest {
  private static final Headers.Field GZIP = new Headers.Field("Content-Encoding", "gzip");

  private static Answer kept(int status, byte[] body, Headers.Field... fields) {
    Instant now = Instant.parse("2026-11-21T12:00:00Z");
    Timing timing = new Timing(now, now, Duration.ZERO, Optional.empty(), Optional.empty());
    return assertInstanceOf(
        Answer.class,
        KeptReply.of(
            Catalog.find("kraken").orElseThrow(),
            new Answer(status, new Headers(List.of(fields)), Body.of(body), timing)));
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Your IP 203.0.113.84 is blocked|Your IP 0.0.0.0 is blocked",
        "{\"ip\":\"203.0.113.84\",\"limit\":\"1.5\"}|{\"ip\":\"0.0.0.0\",\"limit\":\"1.5\"}",
        "from 203.0.113.84.|from 0.0.0.0.",
        "from 203.0.113.84:51234|from 0.0.0.0:51234",
        "from 2001:db8:85a3::8a2e:370:7334!|from 0.0.0.0!",
        "from 2001:db8:0:0:0:0:0:1|from 0.0.0.0",
        "[2001:db8::1]:443|[0.0.0.0]:443",
        "at 2026-11-21T12:00:05 and 12:00:05|at 2026-11-21T12:00:05 and 12:00:05",
        "version 1.2.3|version 1.2.3",
      })
  void aRefusalHasNoAddresses(String body, String without) throws IOException {
    assertEquals(without, text(kept(451, body.getBytes(UTF_8))));
    assertEquals(without, text(kept(429, zipped(body), GZIP)));
  }

  private static String text(Answer answer) {
    assertEquals(List.of(), answer.headers().fields());
    return new String(answer.body().bytes(), UTF_8);
  }

  @Test
  void aBookStaysAsItCame() throws IOException {
    byte[] body = zipped("{\"bids\":[[\"203.0.113.84\",1]]}");
    Answer kept = kept(200, body, GZIP, new Headers.Field("Set-Cookie", "a=b"));
    assertArrayEquals(body, kept.body().bytes());
    assertEquals(List.of(GZIP), kept.headers().fields());
  }
}
