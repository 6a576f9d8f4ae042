package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BodyTest {
  private static byte[] gzip(byte[]... members) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] member : members) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(member);
      }
    }
    return out.toByteArray();
  }

  private static int append(Body body, byte[] part) {
    return body.append(
        part.length, (from, to, into, at) -> System.arraycopy(part, from, into, at, to - from));
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    return noise;
  }

  @Property(tries = 200)
  void joinsPartsOfAnySize(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 100_000) Integer> parts)
      throws IOException {
    Body body = new Body();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    long memory = 0;
    for (int part : parts) {
      byte[] bytes = noise(part);
      whole.write(bytes);
      memory += append(body, bytes);
    }
    assertEquals(whole.size(), body.length());
    assertArrayEquals(whole.toByteArray(), body.bytes());
    assertTrue(memory >= whole.size() && memory <= whole.size() + (64 << 10) * 2L, "" + memory);
  }

  @Test
  void tinyPartsCostNoMoreThanTheirBytes() {
    Body body = new Body();
    long memory = 0;
    for (int i = 0; i < 200_000; i++) {
      memory += append(body, new byte[] {1});
    }
    assertTrue(memory < 270_000, "" + memory);
  }

  @Property(tries = 50)
  void inflatesUpToItsBound(
      @ForAll @IntRange(min = 0, max = 200_000) int bytes,
      @ForAll @IntRange(min = 1, max = 9) int cut)
      throws IOException {
    byte[] plain = noise(bytes);
    byte[] wire = gzip(plain);
    Body body = new Body();
    for (int from = 0; from < wire.length; from += wire.length / cut + 1) {
      int to = Math.min(wire.length, from + wire.length / cut + 1);
      append(body, Arrays.copyOfRange(wire, from, to));
    }
    assertArrayEquals(plain, body.inflated(bytes, new Gunzip()).orElseThrow());
    assertEquals(Math.max(512, bytes), body.likelyInflated());
    if (bytes > 0) {
      assertEquals(Optional.empty(), body.inflated(bytes - 1, new Gunzip()));
    }
  }

  @Test
  void aLengthAtTheEndThatIsNotTrueChangesNothing() throws IOException {
    byte[] plain = noise(50_000);
    byte[] members = gzip(plain, new byte[10]);
    assertEquals(512, Body.of(members).likelyInflated());
    assertEquals(50_010, Body.of(members).inflated(60_000, new Gunzip()).orElseThrow().length);
    byte[] bomb = gzip(new byte[10_000_000]);
    assertEquals(Optional.empty(), Body.of(bomb).inflated(1_000_000, new Gunzip()));
    for (int i = 1; i <= 4; i++) {
      bomb[bomb.length - i] =
          0; // the length of an empty body: the reader notices it only at the end
    }
    assertEquals(512, Body.of(bomb).likelyInflated());
    assertEquals(Optional.empty(), Body.of(bomb).inflated(1_000_000, new Gunzip()));
  }

  @Test
  void brokenGzipIsReported() throws IOException {
    byte[] wire = gzip(noise(1_000));
    for (byte[] broken :
        List.of(Arrays.copyOf(wire, 500), new byte[0], new byte[] {1, 2, 3}, new byte[64])) {
      IOException failed =
          assertThrows(IOException.class, () -> Body.of(broken).inflated(2_000, new Gunzip()));
      assertTrue(failed.toString().contains("the gzip body is broken: "), failed::toString);
    }
  }
}
