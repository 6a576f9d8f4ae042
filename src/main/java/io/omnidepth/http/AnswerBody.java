package io.omnidepth.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, which several sockets may send at the same time. Bytes in the heap are
 * copied for each socket. So a body that is kept for others has a copy outside the heap from its
 * second sending on, and all sockets take that. Any thread may call it.
 */
final class AnswerBody {
  /**
   * One sending of the body.
   *
   * @param end to be called once, when the socket needs the bytes no more
   */
  record Sending(Buffer bytes, Runnable end) {}

  private final byte[] bytes;
  private @Nullable ByteBuf outside;
  private boolean isKept;
  private boolean isSent;

  /** A body of these bytes, which nobody may change. */
  AnswerBody(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  /** It is kept for others from now on, until it is dropped. */
  synchronized void keep() {
    isKept = true;
  }

  /** It is no longer kept. Sendings that have begun go on. */
  synchronized void drop() {
    isKept = false;
    if (outside != null) {
      outside.release();
      outside = null;
    }
  }

  synchronized Sending send() {
    if (isKept && isSent && outside == null) {
      outside = ByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
    }
    isSent = true;
    ByteBuf shared = outside;
    return shared == null
        ? new Sending(BufferInternal.buffer(Unpooled.wrappedBuffer(bytes)), () -> {})
        : of(shared.retain());
  }

  private static Sending of(ByteBuf shared) {
    // Not every way of an answer releases its bytes: a HEAD request has none of them sent.
    return new Sending(
        BufferInternal.buffer(Unpooled.unreleasableBuffer(shared.duplicate())), shared::release);
  }
}
