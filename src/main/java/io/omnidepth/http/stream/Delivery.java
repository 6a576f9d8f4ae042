package io.omnidepth.http.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.omnidepth.api.Listener;
import io.omnidepth.http.connection.FrameDeflater;
import io.omnidepth.http.connection.TextFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Frames that go out together, on their way to their readers on all loops. Their bytes on the wire
 * are made for the first reader, outside of the heap, and once more for the first reader that takes
 * them compressed. Each socket sends from the same bytes. They are freed when all who hold the
 * delivery have closed it and each socket has sent them. Any thread may call it.
 */
final class Delivery implements AutoCloseable {
  /** The kind of a delivery. */
  enum Kind {
    /** For the readers that hold the state before it. */
    CHANGE,
    /** The whole views, for the readers that hold no state which a change could follow. */
    SNAPSHOT,
    /** The whole views, for all readers: changes before it were left out. */
    RESET,
  }

  /** To compress so many bytes takes about 1.5 ms. */
  private static final int HEAVY = 100_000;

  private final String type;
  private final List<Frame> frames;
  private final Optional<Frame> closing;
  private final Runnable sent;
  private final AtomicInteger holders = new AtomicInteger(1);
  private final Wire plain = new Wire();
  private final Wire deflated = new Wire();

  /** The bytes on the wire in one form. */
  private static final class Wire {
    private volatile @Nullable ByteBuf bytes;

    boolean isMade() {
      return bytes != null;
    }

    /** The bytes, made at the first call. */
    ByteBuf made(Supplier<ByteBuf> make) {
      ByteBuf known = bytes;
      return known == null ? make(make) : known;
    }

    private synchronized ByteBuf make(Supplier<ByteBuf> make) {
      ByteBuf known = bytes == null ? make.get() : bytes;
      bytes = known;
      return known;
    }

    void release() {
      ByteBuf known = bytes;
      if (known != null) {
        known.release();
      }
    }
  }

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
    return plain.made(() -> TextFrames.of(texts(), buffers)).retainedDuplicate();
  }

  /** The same for a socket that takes compressed messages. */
  ByteBuf deflated(ByteBufAllocator buffers, FrameDeflater deflater) {
    return deflated.made(() -> deflater.of(texts(), buffers)).retainedDuplicate();
  }

  /** Whether a loop would stand still while it compresses them. */
  boolean isHeavy() {
    return !deflated.isMade() && length() > HEAVY;
  }

  /**
   * Compresses them ahead, for callers that hold the delivery meanwhile.
   *
   * @return their bytes on the wire
   */
  int deflate() {
    try (FrameDeflater deflater = new FrameDeflater()) {
      ByteBuf wire = deflated(ByteBufAllocator.DEFAULT, deflater);
      int bytes = wire.readableBytes();
      wire.release();
      return bytes;
    }
  }

  private List<byte[]> texts() {
    List<byte[]> texts = new ArrayList<>(frames.size() + 1);
    frames.forEach(frame -> texts.add(frame.bytes()));
    closing.ifPresent(frame -> texts.add(frame.bytes()));
    return texts;
  }

  /** The same delivery for one more holder, which closes it. */
  Delivery hold() {
    holders.incrementAndGet();
    return this;
  }

  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      plain.release();
      deflated.release();
      sent.run();
    }
  }
}
