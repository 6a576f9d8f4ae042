package io.omnidepth.poll;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GunzipTest {
  private static final int MOST = 300_000;

  private final Random random = new Random(7);
  private final Gunzip gunzip = new Gunzip();

  private static void little(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >> (8 * i)));
    }
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(ISO_8859_1));
    out.write(0);
  }

  /** A member with the fields of the header that the flags name. */
  private static byte[] member(byte[] plain, int flags, int level) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    little(out, 0x8b1f, 2);
    out.write(8);
    out.write(flags);
    little(out, 1_788_332_500, 4);
    little(out, 0xff00, 2);
    if ((flags & 4) != 0) {
      little(out, 300, 2);
      out.writeBytes(new byte[300]);
    }
    if ((flags & 8) != 0) {
      text(out, "book.json");
    }
    if ((flags & 16) != 0) {
      text(out, "of a venue");
    }
    if ((flags & 2) != 0) {
      little(out, sum(out.toByteArray()) & 0xffff, 2);
    }
    Deflater deflater = new Deflater(level, true);
    deflater.setInput(plain);
    deflater.finish();
    byte[] deflated = new byte[plain.length * 2 + 100];
    out.write(deflated, 0, deflater.deflate(deflated));
    deflater.end();
    little(out, sum(plain), 4);
    little(out, plain.length, 4);
    return out.toByteArray();
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  /** Text that repeats itself, as books do. */
  private byte[] book(int bytes) {
    StringBuilder book = new StringBuilder();
    while (book.length() < bytes) {
      book.append("[\"").append(77_000 + random.nextInt(1_000)).append(".5\",\"0.");
      book.append(random.nextInt(100_000)).append("\"],");
    }
    return Arrays.copyOf(book.toString().getBytes(ISO_8859_1), bytes);
  }

  private List<byte[]> cut(byte[] wire) {
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    while (from < wire.length) {
      int to = Math.min(wire.length, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 9_000));
      pieces.add(Arrays.copyOfRange(wire, from, to));
      from = to;
    }
    if (!pieces.isEmpty()) {
      byte[] last = pieces.remove(pieces.size() - 1);
      pieces.add(Arrays.copyOf(last, last.length + random.nextInt(50)));
    }
    return pieces;
  }

  private Optional<byte[]> inflate(byte[] wire, int most) throws IOException {
    return gunzip.inflate(cut(wire), wire.length, random.nextInt(MOST), most);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Test
  void readsWhatTheLibraryReads() throws IOException {
    for (int i = 0; i < 400; i++) {
      byte[] plain = book(random.nextInt(i < 300 ? 2_000 : 200_000));
      byte[] wire = member(plain, random.nextInt(32) & ~1, 1 + random.nextInt(9));
      assertArrayEquals(
          new GZIPInputStream(new ByteArrayInputStream(wire)).readAllBytes(),
          inflate(wire, MOST).orElseThrow());
    }
  }

  @Test
  void everyBrokenBodyIsRefusedAsTheLibraryRefusesIt() throws IOException {
    for (int i = 0; i < 5_000; i++) {
      byte[] wire = member(book(random.nextInt(2_000)), random.nextInt(32) & ~1, 6);
      if (random.nextInt(4) == 0) {
        wire = Arrays.copyOf(wire, random.nextInt(wire.length));
      } else {
        wire[random.nextInt(wire.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Optional<byte[]> expected = library(wire);
      if (expected.isPresent()) {
        assertArrayEquals(expected.get(), inflate(wire, MOST).orElseThrow());
      } else {
        byte[] broken = wire;
        IOException why = assertThrows(IOException.class, () -> inflate(broken, MOST));
        assertTrue(why.toString().contains("the gzip body is broken: "), why::toString);
      }
    }
  }

  private static Optional<byte[]> library(byte[] wire) {
    try {
      return Optional.of(new GZIPInputStream(new ByteArrayInputStream(wire)).readAllBytes());
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  @Test
  void membersAreJoinedAndOtherBytesBehindThemIgnored() throws IOException {
    byte[] first = book(3_000);
    byte[] second = book(70_000);
    byte[] wire = joined(member(first, 0, 6), member(second, 8, 1), member(new byte[0], 0, 6));
    assertArrayEquals(joined(first, second), inflate(wire, MOST).orElseThrow());
    assertArrayEquals(joined(first, second), inflate(wire, 73_000).orElseThrow());
    assertEquals(Optional.empty(), inflate(wire, 72_999));
    byte[] padded = joined(member(first, 0, 6), new byte[500]);
    assertArrayEquals(first, inflate(padded, MOST).orElseThrow());
    byte[] half = joined(member(first, 0, 6), Arrays.copyOf(member(second, 0, 6), 1_000));
    assertThrows(IOException.class, () -> inflate(half, MOST));
  }

  @Test
  void allocatesTheBytesAlone() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] plain = book(96 << 10);
    List<byte[]> wire = List.of(member(plain, 0, 6));
    int length = wire.get(0).length;
    gunzip.inflate(wire, length, plain.length, MOST);
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 100; i++) {
      gunzip.inflate(wire, length, plain.length, MOST);
    }
    long each = (threads.getThreadAllocatedBytes(thread) - before) / 100;
    assertTrue(each < plain.length + 200, each + " bytes");
  }
}
