package io.omnidepth.poll;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of a body as they came over the wire. It grows by pieces, so no byte is copied again
 * while it grows. A small part costs no more memory than its bytes.
 */
public final class Body {
  private static final int SMALLEST_PIECE = 1 << 10;
  private static final int LARGEST_PIECE = 64 << 10;

  /** The most bytes that Deflate makes of one byte. */
  private static final int MOST_OF_A_BYTE = 1032;

  /** Bytes that can be copied. */
  @FunctionalInterface
  public interface Source {
    /** Copies the bytes from {@code from} up to and without {@code to}. */
    void copy(int from, int to, byte[] into, int at);
  }

  private final List<byte[]> pieces = new ArrayList<>();
  private int inLast;
  private int length;

  /** A whole body. */
  public static Body of(byte[] bytes) {
    Body body = new Body();
    body.append(bytes.length, source(bytes));
    return body;
  }

  private static Source source(byte[] bytes) {
    return (from, to, into, at) -> System.arraycopy(bytes, from, into, at, to - from);
  }

  /**
   * Takes in the next part.
   *
   * @param size the number of its bytes
   * @return the number of additional bytes of memory that the body uses
   */
  public int append(int size, Source part) {
    int fits = Math.min(size, lastPiece().length - inLast);
    part.copy(0, fits, lastPiece(), inLast);
    inLast += fits;
    length += size;
    int rest = size - fits;
    if (rest == 0) {
      return 0;
    }
    byte[] next =
        new byte[Math.max(rest, Math.min(LARGEST_PIECE, Math.max(SMALLEST_PIECE, length)))];
    part.copy(fits, size, next, 0);
    pieces.add(next);
    inLast = rest;
    return next.length;
  }

  private byte[] lastPiece() {
    return pieces.isEmpty() ? new byte[0] : pieces.get(pieces.size() - 1);
  }

  /** The number of bytes that came over the wire. */
  public int length() {
    return length;
  }

  /** The bytes as they came. */
  public byte[] bytes() {
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      int used = Math.min(piece.length, length - at);
      System.arraycopy(piece, 0, whole, at, used);
      at += used;
    }
    return whole;
  }

  /**
   * The bytes that a gzip body inflates to; empty if there are more than {@code most}.
   *
   * @throws IOException if the body is no gzip or not complete
   */
  Optional<byte[]> inflated(int most, Gunzip gunzip) throws IOException {
    return gunzip.inflate(pieces, length, (int) Math.min(most, likelyInflated()), most);
  }

  /** The decoded length from the end of a gzip body, if it is possible. It need not be true. */
  long likelyInflated() {
    long declared = 0;
    byte[] whole = lastBytes();
    for (int i = 0; i < whole.length; i++) {
      declared |= (whole[i] & 0xFFL) << (8 * i);
    }
    return Math.max(512, Math.min(declared, (long) MOST_OF_A_BYTE * length));
  }

  /** The last four bytes, or all bytes if there are fewer. */
  private byte[] lastBytes() {
    byte[] last = new byte[Math.min(4, length)];
    int at = last.length;
    int inPiece = inLast;
    for (int i = pieces.size() - 1; i >= 0 && at > 0; i--) {
      while (at > 0 && inPiece > 0) {
        last[--at] = pieces.get(i)[--inPiece];
      }
      inPiece = i > 0 ? pieces.get(i - 1).length : 0;
    }
    return last;
  }
}
