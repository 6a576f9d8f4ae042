package io.omnidepth.poll;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip bodies (RFC 1952), one after the other, straight into their bytes. It keeps its
 * inflater and the buffer of its input. Most bodies fit into that whole: each part that an inflater
 * gets costs it up to 10 µs. Only one thread at a time may use it.
 */
final class Gunzip {
  private static final byte[] NONE = new byte[0];
  private static final int PART = 64 << 10;
  private static final int SMALLEST = 512;
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int HAS_HEADER_CHECKSUM = 0x02;
  private static final int HAS_EXTRA = 0x04;
  private static final int HAS_NAME = 0x08;
  private static final int HAS_COMMENT = 0x10;

  /** The last two bytes of a CRC-32 in the header count. */
  private static final int LOW_HALF = 0xffff;

  /** A further member has more bytes: 10 of a header and 8 of a trailer. */
  private static final int NO_MEMBER = 18;

  /** The body is no gzip, or not complete. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    Broken(String why) {
      super(why, null, false, false);
    }
  }

  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] one = new byte[1];

  /** The part of the body at hand: {@link #at} of {@link #filled} bytes have been used. */
  private final byte[] part = new byte[PART];

  private int filled;
  private int at;

  /** The rest of the body: {@link #left} bytes, from {@link #inPiece} of the first piece on. */
  private Iterator<byte[]> pieces = Collections.emptyIterator();

  private byte[] piece = NONE;
  private int inPiece;
  private int left;

  /**
   * The bytes that a body inflates to; empty if there are more than {@code most}. Members that
   * follow the first are part of them. Bytes behind a member that begin no further one are ignored.
   *
   * @param wire the bytes of the body; the last piece may have spare ones
   * @param length the number of bytes of the body
   * @param expected the likely number of bytes of the result
   * @throws IOException if the body is no gzip or not complete
   */
  Optional<byte[]> inflate(List<byte[]> wire, int length, int expected, int most)
      throws IOException {
    pieces = wire.iterator();
    piece = NONE;
    inPiece = 0;
    left = length;
    at = 0;
    filled = 0;
    try {
      return inflate(new byte[Math.min(expected, most)], most);
    } catch (Broken | DataFormatException broken) {
      throw new IOException("the gzip body is broken: " + broken.getMessage(), broken);
    } finally {
      inflater.reset(); // it keeps its input otherwise
      pieces = Collections.emptyIterator();
      piece = NONE;
    }
  }

  private Optional<byte[]> inflate(byte[] into, int most) throws Broken, DataFormatException {
    byte[] out = into;
    int length = 0;
    header();
    do {
      inflater.reset();
      checksum.reset();
      int from = length;
      while (!inflater.finished()) {
        feed();
        if (length < out.length) {
          length += inflater.inflate(out, length, out.length - length);
        } else if (inflater.inflate(one, 0, 1) == 1) {
          if (length == most) {
            return Optional.empty();
          }
          out = Arrays.copyOf(out, (int) Math.min(most, Math.max(SMALLEST, 2L * length)));
          out[length++] = one[0];
        }
      }
      checksum.update(out, from, length - from);
      at = filled - inflater.getRemaining();
      trailer();
    } while (hasNext());
    return Optional.of(length == out.length ? out : Arrays.copyOf(out, length));
  }

  /** Gives the inflater the next part if it has used up the last one. */
  private void feed() throws Broken {
    if (inflater.needsDictionary()) {
      throw new Broken("it needs a dictionary");
    }
    if (inflater.needsInput()) {
      if (!hasMore()) {
        throw new Broken("unexpected end of the deflated bytes");
      }
      inflater.setInput(part, at, filled - at);
      at = filled;
    }
  }

  /** Whether the body has more bytes; the next ones are at hand then. */
  private boolean hasMore() {
    if (at == filled) {
      at = 0;
      filled = 0;
      while (filled < PART && left > 0) {
        fill();
      }
    }
    return at < filled;
  }

  private void fill() {
    if (inPiece == piece.length) {
      piece = pieces.next();
      inPiece = 0;
    }
    int size = Math.min(Math.min(left, PART - filled), piece.length - inPiece);
    System.arraycopy(piece, inPiece, part, filled, size);
    filled += size;
    inPiece += size;
    left -= size;
  }

  private int next() throws Broken {
    if (!hasMore()) {
      throw new Broken("unexpected end");
    }
    int next = part[at++] & 0xff;
    checksum.update(next);
    return next;
  }

  private int nextTwo() throws Broken {
    int low = next();
    return low | (next() << 8);
  }

  private void skip(int bytes) throws Broken {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws Broken {
    int last = next();
    while (last != 0) {
      last = next();
    }
  }

  private void header() throws Broken {
    checksum.reset();
    if (nextTwo() != MAGIC) {
      throw new Broken("not in gzip format");
    }
    if (next() != DEFLATE) {
      throw new Broken("an unknown method of compression");
    }
    int flags = next();
    skip(6); // time, level and system
    if ((flags & HAS_EXTRA) != 0) {
      skip(nextTwo());
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_HEADER_CHECKSUM) != 0) {
      int expected = (int) checksum.getValue() & LOW_HALF;
      if (nextTwo() != expected) {
        throw new Broken("a wrong checksum of the header");
      }
    }
  }

  /** Compares the checksum and the length, which counts modulo 2^32. */
  private void trailer() throws Broken {
    int sum = (int) checksum.getValue();
    int length = (int) inflater.getBytesWritten();
    if ((nextTwo() | (nextTwo() << 16)) != sum || (nextTwo() | (nextTwo() << 16)) != length) {
      throw new Broken("a wrong trailer");
    }
  }

  /** Whether a further member follows. */
  private boolean hasNext() {
    if (left + filled - at <= NO_MEMBER) {
      return false;
    }
    try {
      header();
      return true;
    } catch (Broken noMember) {
      return false;
    }
  }
}
