package io.omnidepth.http.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.omnidepth.api.Listener;
import io.omnidepth.http.connection.TextFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Frames that go out together, on their way to their readers on all loops. Their bytes on the wire
 * are made for the first reader, outside of the heap. Each socket sends from the same bytes. They
 * are freed when all who hold the delivery have closed it and each socket has sent them. Any thread
 * may call it.
 */
final class Delivery implements AutoCloseable {
  private final String type;
  private final List<Frame> frames;
  private final Optional<Frame> closing;
  private final Runnable sent;
  private final AtomicInteger holders = new AtomicInteger(1);
  private volatile @Nullable ByteBuf wire;

  /**
   * A delivery that its maker holds.
   *
   * @param type the type of the frames
   * @param closing the frame that closes the moment; empty for none
   * @param sent runs when the last holder has closed it, on any thread
   */
  Delivery(String type, List<Frame> frames, Optional<Frame> closing, Runnable sent) {
    this.type = type;
    this.frames = List.copyOf(frames);
    this.closing = closing;
    this.sent = sent;
  }

  /** A delivery of one frame. */
  Delivery(String type, Frame frame) {
    this(type, List.of(frame), Optional.empty(), () -> {});
  }

  /** The number of bytes of the texts. */
  int length() {
    return frames.stream().mapToInt(Frame::length).sum() + closing.map(Frame::length).orElse(0);
  }

  /** Tells the listener that so many readers have got it. */
  void tell(Listener listener, int readers) {
    frames.forEach(frame -> listener.sent(type, readers, frame.length()));
    closing.ifPresent(frame -> listener.sent("moment", readers, frame.length()));
  }

  /**
   * The bytes for one more socket, which releases them.
   *
   * @param buffers the buffers that the bytes are taken from
   */
  ByteBuf wire(ByteBufAllocator buffers) {
    ByteBuf shared = wire;
    return (shared == null ? lay(buffers) : shared).retainedDuplicate();
  }

  private synchronized ByteBuf lay(ByteBufAllocator buffers) {
    ByteBuf shared = wire;
    if (shared == null) {
      List<byte[]> texts = new ArrayList<>(frames.size() + 1);
      frames.forEach(frame -> texts.add(frame.bytes()));
      closing.ifPresent(frame -> texts.add(frame.bytes()));
      shared = TextFrames.of(texts, buffers);
      wire = shared;
    }
    return shared;
  }

  /** The same delivery for one more holder, which closes it. */
  Delivery hold() {
    holders.incrementAndGet();
    return this;
  }

  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      ByteBuf shared = wire;
      if (shared != null) {
        shared.release();
      }
      sent.run();
    }
  }
}
