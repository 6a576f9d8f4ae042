package io.omnidepth.http.connection;

import java.time.Duration;
import java.time.Instant;

/** What has come of a message whose last byte has not come, and since when. */
final class PartialMessage {
  /** What one read may bring beside the frame that it ends. */
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
