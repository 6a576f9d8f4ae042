package io.omnidepth.http.stream;

import io.omnidepth.api.Listener;
import io.omnidepth.http.cost.Payer;

/** One reader's hold on one channel. Runs on the reader's loop. */
final class Subscription {
  private final Reader reader;
  private final LoopAudience audience;
  private final SnapshotPace pace;
  private final Listener listener;
  private boolean left;

  /** Whether the reader holds nothing that an update could follow. */
  private boolean behind = true;

  Subscription(Reader reader, LoopAudience audience, SnapshotPace pace, Listener listener) {
    this.reader = reader;
    this.audience = audience;
    this.pace = pace;
    this.listener = listener;
  }

  LoopAudience audience() {
    return audience;
  }

  /** The client whose share the reader's work counts to. */
  Payer payer() {
    return reader.payer();
  }

  /** Whether the reader's messages may be compressed. */
  boolean isDeflated() {
    return reader.isDeflated();
  }

  boolean isBehind() {
    return behind;
  }

  /** Whether it has ended, so that nothing is sent any more. */
  boolean hasLeft() {
    return left;
  }

  /** It has ended. */
  void leave() {
    left = true;
  }

  /** Whether the reader is behind, and may and can take a snapshot. */
  boolean wantsSnapshot() {
    return behind && !reader.isFull() && pace.allows(reader.payer());
  }

  /** Frames were left out: a snapshot follows. */
  void fallBehind() {
    if (!behind) {
      behind = true;
      listener.conflated();
    }
  }

  /** Whether the delivery was sent. If not, a snapshot follows when the reader can take one. */
  boolean take(Delivery delivery, Delivery.Kind kind) {
    return switch (kind) {
      case CHANGE -> takeChange(delivery);
      case SNAPSHOT -> takeSnapshot(delivery);
      case RESET -> takeReset(delivery);
    };
  }

  private boolean takeChange(Delivery delivery) {
    if (behind || reader.isFull()) {
      behind = true;
      listener.conflated();
    } else {
      reader.send(delivery);
    }
    return !behind;
  }

  private boolean takeSnapshot(Delivery delivery) {
    boolean wanted = wantsSnapshot();
    if (wanted) {
      behind = false;
      pace.sent(reader.payer(), delivery.length());
      reader.send(delivery);
    }
    return wanted;
  }

  /** The server has left changes out. The client did not cause that, and does not pay for it. */
  private boolean takeReset(Delivery delivery) {
    if (!reader.isFull()) {
      behind = false;
      reader.send(delivery);
    }
    return !behind;
  }
}
