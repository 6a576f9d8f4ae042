package io.omnidepth.http.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.omnidepth.http.connection.TextFrames;
import org.jspecify.annotations.Nullable;

/**
 * One frame on its way to its readers. Its bytes on the wire are made for the first reader, outside
 * of the heap. Each socket sends from the same bytes. They are freed when the delivery is closed
 * and each socket has sent them. Runs on one event loop.
 */
final class Delivery implements AutoCloseable {
  private final Frame frame;
  private @Nullable ByteBuf wire;

  Delivery(Frame frame) {
    this.frame = frame;
  }

  Frame frame() {
    return frame;
  }

  /**
   * The bytes for one more socket, which releases them.
   *
   * @param buffers the buffers that the bytes are taken from
   */
  ByteBuf wire(ByteBufAllocator buffers) {
    ByteBuf shared = wire;
    if (shared == null) {
      shared = TextFrames.of(frame.bytes(), buffers);
      wire = shared;
    }
    return shared.retainedDuplicate();
  }

  @Override
  public void close() {
    ByteBuf shared = wire;
    if (shared != null) {
      wire = null;
      shared.release();
    }
  }
}
