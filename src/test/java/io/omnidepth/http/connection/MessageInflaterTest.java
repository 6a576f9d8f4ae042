package io.omnidepth.http.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

class MessageInflaterTest {
  private static final int LONGEST = 16 << 10;

  private final MessageInflater inflater = new MessageInflater(LONGEST);

  private Optional<String> inflated(byte[] payload) throws DataFormatException {
    ByteBuf deflated = PooledByteBufAllocator.DEFAULT.heapBuffer().writeBytes(payload);
    Optional<ByteBuf> text = inflater.inflate(deflated, PooledByteBufAllocator.DEFAULT);
    assertEquals(1, deflated.refCnt());
    deflated.release();
    Optional<String> read = text.map(bytes -> bytes.toString(UTF_8));
    text.ifPresent(bytes -> assertEquals(true, bytes.release()));
    return read;
  }

  private static byte[] hex(String bytes) {
    return HexFormat.of().parseHex(bytes.replace(" ", ""));
  }

  /** RFC 7692, 7.2.3. */
  @Test
  void readsTheExamplesOfTheStandard() throws DataFormatException {
    assertEquals("Hello", inflated(hex("f2 48 cd c9 c9 07 00")).orElseThrow());
    assertEquals("Hello", inflated(hex("f2 00 11 00 00")).orElseThrow(), "by the one before");
    assertEquals("Hello", inflated(hex("00 05 00 fa ff 48 65 6c 6c 6f 00")).orElseThrow());
    assertEquals("Hello", inflated(hex("f3 48 cd c9 c9 07 00 00")).orElseThrow(), "marked as last");
    assertEquals("Hello", inflated(hex("f2 48 05 00 00 00 ff ff ca c9 c9 07 00")).orElseThrow());
    assertEquals("", inflated(hex("00")).orElseThrow());
    assertEquals("", inflated(new byte[0]).orElseThrow());
  }

  @Test
  void aClientMayReferToItsEarlierMessages() throws DataFormatException {
    Random random = new Random(3);
    Deflated client = new Deflated(9);
    String[] words = new String[400];
    for (int i = 0; i < words.length; i++) {
      words[i] = Long.toString(random.nextLong(), 36);
    }
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(random.nextInt(4) == 0 ? LONGEST : 300);
      while (text.length() < length) {
        text.append(words[random.nextInt(words.length)]);
      }
      text.setLength(length);
      assertEquals(text.toString(), inflated(client.next(text.toString())).orElseThrow());
    }
  }

  @Test
  void aTextIsAsLongAsAllowed() throws DataFormatException {
    for (int length : new int[] {1, 255, 256, 257, LONGEST - 1, LONGEST}) {
      assertEquals(length, inflated(Deflated.of("x".repeat(length))).orElseThrow().length());
    }
    assertEquals(Optional.empty(), inflated(Deflated.of("x".repeat(LONGEST + 1))));
    assertEquals(Optional.empty(), inflated(Deflated.of("x".repeat(64 << 20))));
  }

  @Test
  void otherBytesAreRefused() {
    for (String bytes :
        new String[] {
          "06", // a block of no kind
          "00 05 00 00 00 48 65 6c 6c 6f", // a length that its complement denies
          "f2 00 11 00 00", // refers to an earlier message, which there is none of
          "f3 48 cd c9 c9 07 00 00 00", // a block after the last
          "03 00 03 00 03 00 03 00 03 00"
        }) {
      assertThrows(DataFormatException.class, () -> inflated(hex(bytes)), bytes);
    }
  }
}
