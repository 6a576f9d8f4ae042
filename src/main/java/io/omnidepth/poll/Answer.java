package io.omnidepth.poll;

import io.omnidepth.text.PlainText;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * A venue's whole answer as it came over the wire.
 *
 * @param body the body in its content encoding
 */
public record Answer(int status, Headers headers, Body body, Timing timing) implements Reply {
  private static final int LONGEST_NAME = 60;
  private static final String CONTENT_ENCODING = "content-encoding";

  /** The length of the body on the wire. */
  int bytes() {
    return body.length();
  }

  /**
   * The body's bytes without the content encoding; empty if there are more than {@code most}.
   *
   * @throws IOException if the encoding is broken or is none of the requested ones
   */
  public Optional<byte[]> plain(int most) throws IOException {
    return plain(most, new Gunzip());
  }

  /** The same with an inflater that is there already. */
  Optional<byte[]> plain(int most, Gunzip gunzip) throws IOException {
    Optional<String> encoded = encoding();
    if (encoded.isEmpty()) {
      return body.length() > most ? Optional.empty() : Optional.of(body.bytes());
    }
    String encoding = encoded.get();
    if (!encoding.toLowerCase(Locale.ROOT).endsWith("gzip")) {
      throw new IOException(
          "the body's encoding is "
              + PlainText.line(encoding, LONGEST_NAME)
              + ", asked was gzip or none");
    }
    return body.inflated(most, gunzip);
  }

  /** Whether the decoded body probably has at most that many bytes. */
  boolean seemsWithin(int most) {
    return body.length() <= most && (encoding().isEmpty() || body.likelyInflated() <= most);
  }

  /** The content encoding; empty if the body has none. */
  private Optional<String> encoding() {
    return headers
        .first(CONTENT_ENCODING)
        .filter(name -> !name.equalsIgnoreCase("identity") && body.length() > 0);
  }
}
