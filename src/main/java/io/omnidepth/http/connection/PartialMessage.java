package io.omnidepth.http.connection;

import java.time.Duration;
import java.time.Instant;

/** The bytes and the time since a message began whose end has not come. */
final class PartialMessage {
  /** Bytes that one read may bring beside the end of a frame. */
  private static final int SLACK = 8 << 10;

  private final int longestMessage;
  private final Duration longestTime;
  private int partOfFrame;
  private boolean begun;
  private Instant begunAt = Instant.EPOCH;

  PartialMessage(int longestMessage, Duration longestTime) {
    this.longestMessage = longestMessage;
    this.longestTime = longestTime;
  }

  void came(int bytes, Instant now) {
    if (!begun) {
      begun = true;
      begunAt = now;
    }
    partOfFrame += bytes;
  }

  /** A frame is complete, but perhaps not its message. */
  void frame(boolean ofUnfinishedMessage) {
    partOfFrame = 0;
    begun = ofUnfinishedMessage;
  }

  /** Whether a frame is longer than any message may be. */
  boolean isTooLong() {
    return partOfFrame > longestMessage + SLACK;
  }

  boolean isLate(Instant now) {
    return begun && Duration.between(begunAt, now).compareTo(longestTime) > 0;
  }
}
