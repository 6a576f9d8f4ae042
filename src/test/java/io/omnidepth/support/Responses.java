package io.omnidepth.support;

import java.nio.ByteBuffer;
import java.util.Locale;

/** The statuses of the responses to one request after the other. */
public final class Responses {
  private final StringBuilder head = new StringBuilder();
  private boolean hasHead;
  private long left;
  private String tail = "";

  /** Starts again, on another connection. */
  public void clear() {
    head.setLength(0);
    hasHead = false;
    tail = "";
  }

  /** The status of the response that these bytes end; 0 while it is not whole. */
  public int take(ByteBuffer bytes) {
    while (!hasHead && bytes.hasRemaining()) {
      head.append((char) bytes.get());
      if (head.length() > 4 && head.indexOf("\r\n\r\n", head.length() - 4) > 0) {
        hasHead = true;
        left = length(head.toString().toLowerCase(Locale.ROOT));
      }
    }
    if (!hasHead || !ends(bytes)) {
      return 0;
    }
    int status = Integer.parseInt(head.substring(9, 12));
    clear();
    return status;
  }

  /** -1 if the body comes in chunks. */
  private static long length(String head) {
    int at = head.indexOf("\r\ncontent-length:");
    return at < 0
        ? (head.contains("transfer-encoding: chunked") ? -1 : 0)
        : Long.parseLong(head.substring(at + 17, head.indexOf('\r', at + 2)).strip());
  }

  private boolean ends(ByteBuffer bytes) {
    if (left >= 0) {
      left -= bytes.remaining();
      bytes.position(bytes.limit());
      return left == 0;
    }
    StringBuilder last = new StringBuilder(tail);
    bytes.position(Math.max(bytes.position(), bytes.limit() - 7));
    while (bytes.hasRemaining()) {
      last.append((char) bytes.get());
    }
    tail = last.substring(Math.max(0, last.length() - 7));
    return tail.equals("\r\n0\r\n\r\n");
  }
}
