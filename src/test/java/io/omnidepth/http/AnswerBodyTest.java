package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The bytes of an answer in the heap and outside. */
class AnswerBodyTest {
  private static final byte[] BYTES = "{\"bids\":[]}".getBytes(StandardCharsets.US_ASCII);

  private final AnswerBody body = new AnswerBody(BYTES);

  private static ByteBuf bytes(AnswerBody.Sending sending) {
    return ((BufferInternal) sending.bytes()).getByteBuf();
  }

  @Test
  void aBodyThatIsNotKeptStaysInTheHeap() {
    for (int i = 0; i < 3; i++) {
      AnswerBody.Sending sending = body.send();
      assertFalse(bytes(sending).isDirect());
      assertArrayEquals(BYTES, sending.bytes().getBytes());
    }
  }

  @Test
  void theSecondSendingOfAKeptBodyIsOutsideTheHeapUntilTheLastEnds() {
    body.keep();
    assertFalse(bytes(body.send()).isDirect());
    AnswerBody.Sending second = body.send();
    AnswerBody.Sending third = body.send();
    ByteBuf outside = bytes(second);
    assertTrue(outside.isDirect());
    assertEquals(outside.memoryAddress(), bytes(third).memoryAddress());
    outside.release(); // as a socket does that has sent it
    body.drop();
    assertArrayEquals(BYTES, second.bytes().getBytes());
    second.end().run();
    assertArrayEquals(BYTES, third.bytes().getBytes());
    third.end().run();
    assertEquals(0, outside.refCnt());
    assertFalse(bytes(body.send()).isDirect());
  }
}
