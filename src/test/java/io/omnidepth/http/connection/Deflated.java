package io.omnidepth.http.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** A client that compresses its messages as RFC 7692, 7.2.1 tells, and keeps its context. */
public final class Deflated {
  private final Deflater deflater;

  public Deflated(int level) {
    deflater = new Deflater(level, true);
  }

  /** The payload of a message of a client that begins anew with each. */
  public static byte[] of(String text) {
    return new Deflated(6).next(text);
  }

  /** The payload of the next message. */
  public byte[] next(String text) {
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] some = new byte[10_000];
    int count = deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
    while (count > 0) {
      out.write(some, 0, count);
      count = count < some.length ? 0 : deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
    }
    // Nothing is to flush for an empty message after another.
    return out.size() == 0 ? new byte[1] : Arrays.copyOf(out.toByteArray(), out.size() - 4);
  }
}
