package io.omnidepth.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFramesTest {
  /** Decodes as a client does that takes frames of up to 64 KiB. */
  private final EmbeddedChannel client =
      new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, TextFrames.LONGEST));

  @ParameterizedTest
  @CsvSource({
    "0, 1, 2",
    "1, 1, 2",
    "125, 1, 2",
    "126, 1, 4",
    "65535, 1, 4",
    "65536, 1, 10",
    "65537, 2, 12",
    "200000, 4, 34"
  })
  void aClientDecodesTheMessage(int length, int frames, int headers) {
    String text = "é".repeat(length / 2) + "x".repeat(length % 2);
    ByteBuf wire =
        TextFrames.of(text.getBytes(StandardCharsets.UTF_8), UnpooledByteBufAllocator.DEFAULT);
    assertTrue(wire.isDirect());
    assertEquals(length + headers, wire.readableBytes());
    assertEquals(length + headers, wire.capacity());
    client.writeInbound(wire);
    ByteBuf whole = UnpooledByteBufAllocator.DEFAULT.buffer();
    for (int left = frames; left > 0; left--) {
      WebSocketFrame frame = client.readInbound();
      assertEquals(left == 1, frame.isFinalFragment());
      whole.writeBytes(frame.content());
      frame.release();
    }
    assertEquals(text, whole.toString(StandardCharsets.UTF_8));
    whole.release();
    assertFalse(client.finish());
    assertEquals(0, wire.refCnt());
  }
}
