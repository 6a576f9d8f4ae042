package io.omnidepth.poll;

import io.omnidepth.text.PlainText;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * A venue's whole answer as it came over the wire.
 *
 * @param body still as the content encoding has it
 */
record Answer(int status, MultiMap headers, Body body) {
  private static final int LONGEST_NAME = 60;

  /** Length of the body on the wire. */
  int bytes() {
    return body.length();
  }

  /**
   * The body's bytes without the content encoding; empty where they are more than {@code most}.
   *
   * @throws IOException where the encoding is none that was asked for, or broken
   */
  Optional<byte[]> plain(int most) throws IOException {
    if (!encoded()) {
      return body.length() > most ? Optional.empty() : Optional.of(body.bytes());
    }
    String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
    if (!encoding.toLowerCase(Locale.ROOT).endsWith("gzip")) {
      throw new IOException(
          "the body's encoding is "
              + PlainText.line(encoding, LONGEST_NAME)
              + ", asked was gzip or none");
    }
    return body.inflated(most);
  }

  /** Whether the body seems to have no more than so many bytes without its encoding. */
  boolean seemsWithin(int most) {
    return body.length() <= most && (!encoded() || body.likelyInflated() <= most);
  }

  private boolean encoded() {
    String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
    return encoding != null && !encoding.equalsIgnoreCase("identity") && body.length() > 0;
  }
}
