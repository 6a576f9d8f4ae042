package io.omnidepth.http.stream;

import io.omnidepth.api.Listener;
import io.omnidepth.http.cost.Payer;

/** One reader's hold on one channel. */
final class Subscription {
  private final Reader reader;
  private final Channel channel;
  private final SnapshotPace pace;
  private final Listener listener;

  /** Whether the reader holds nothing that an update could follow. */
  private boolean behind = true;

  Subscription(Reader reader, Channel channel, SnapshotPace pace, Listener listener) {
    this.reader = reader;
    this.channel = channel;
    this.pace = pace;
    this.listener = listener;
  }

  Channel channel() {
    return channel;
  }

  /** The client whose share the reader's work counts to. */
  Payer payer() {
    return reader.payer();
  }

  boolean isBehind() {
    return behind;
  }

  /** Whether the reader is behind, and may and can take a snapshot. */
  boolean wantsSnapshot() {
    return behind && !reader.isFull() && pace.allows(reader.payer());
  }

  /** Whether the frame was sent. If not, a snapshot follows when the socket has drained. */
  boolean send(Delivery delivery) {
    if (behind || reader.isFull()) {
      behind = true;
      listener.conflated();
    } else {
      reader.send(delivery);
    }
    return !behind;
  }

  /** Sends what the other readers hold. */
  void sendSnapshot(Delivery delivery) {
    behind = false;
    pace.sent(reader.payer(), delivery.frame().length());
    reader.send(delivery);
  }
}
