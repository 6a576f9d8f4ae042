package io.omnidepth.http.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameDeflaterTest {
  private static final int LONGEST = 1 << 20;

  private final Random random = new Random(11);
  private final FrameDeflater deflater = new FrameDeflater();

  private final EmbeddedChannel client =
      new EmbeddedChannel(new WebSocket13FrameDecoder(false, true, TextFrames.LONGEST));

  @AfterEach
  void end() {
    deflater.close();
    assertFalse(client.finish());
  }

  private String rows(int bytes) {
    StringBuilder text = new StringBuilder();
    while (text.length() < bytes) {
      text.append('[').append(77_000 + random.nextInt(900)).append(',');
      text.append(random.nextInt(1_000_000)).append("e\u20ac],");
    }
    return text.toString();
  }

  private List<String> read(List<String> texts) throws DataFormatException {
    ByteBufAllocator buffers = PooledByteBufAllocator.DEFAULT;
    ByteBuf wire = deflater.of(texts.stream().map(text -> text.getBytes(UTF_8)).toList(), buffers);
    assertTrue(wire.isDirect());
    client.writeInbound(wire);
    assertEquals(0, wire.refCnt());
    List<String> read = new ArrayList<>();
    for (WebSocketFrame first = client.readInbound(); first != null; first = client.readInbound()) {
      ByteBuf payload = buffers.heapBuffer();
      WebSocketFrame frame = first;
      payload.writeBytes(frame.content());
      while (!frame.isFinalFragment()) {
        assertEquals(0, payload.readableBytes() % TextFrames.LONGEST);
        frame.release();
        frame = client.readInbound();
        assertEquals(0, frame.rsv());
        payload.writeBytes(frame.content());
      }
      frame.release();
      if (first.rsv() == TextParts.COMPRESSED) {
        // Each has a reader of its own: none refers to another.
        ByteBuf text = new MessageInflater(LONGEST).inflate(payload, buffers).orElseThrow();
        assertTrue(payload.readableBytes() - 4 < text.readableBytes());
        read.add("~" + text.toString(UTF_8));
        text.release();
      } else {
        assertEquals(0, first.rsv());
        read.add(payload.toString(UTF_8));
      }
      payload.release();
    }
    return read;
  }

  @Test
  void aClientReadsWhatIsWritten() throws DataFormatException {
    for (int length : new int[] {200, 201, 2_000, 20_000, 32_760, 33_000, 70_000, 400_000}) {
      String text = rows(length);
      assertEquals(List.of("~" + text), read(List.of(text)));
    }
  }

  @Test
  void anyNumberOfMessagesFollowOneAnother() throws DataFormatException {
    for (int i = 0; i < 200; i++) {
      List<String> texts = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (int left = 1 + random.nextInt(4); left > 0; left--) {
        String text = rows(200 + random.nextInt(5_000));
        texts.add(text);
        expected.add("~" + text);
        texts.add("short");
        expected.add("short");
      }
      assertEquals(expected, read(texts));
    }
  }

  @Test
  void aMessageThatDoesNotShrinkStaysAsItIs() throws DataFormatException {
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 220; i++) {
      noise.append((char) (1 + random.nextInt(127)));
    }
    assertEquals(List.of(noise.toString(), ""), read(List.of(noise.toString(), "")));
  }
}
