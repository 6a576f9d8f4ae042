package io.omnidepth.board;

import java.time.Instant;

/**
 * The numbers and times of a publication.
 *
 * @param recounted the sequence at which ageing alone changed the counted books last
 * @param time the time of the last increase of the sequence
 */
record Edition(
    long sequence, long revision, long recounted, Instant time, Instant at, Instant startedAt) {
  /** The edition before any report. */
  static Edition first(Instant startedAt) {
    return new Edition(0, 0, 0, startedAt, startedAt, startedAt);
  }

  /**
   * The next edition.
   *
   * @param isChanged whether levels or states have changed
   * @param isRecounted whether ageing alone has changed the counted books
   */
  Edition next(boolean isChanged, boolean isRecounted, Instant now) {
    long next = isChanged || isRecounted ? sequence + 1 : sequence;
    return new Edition(
        next,
        revision + 1,
        isRecounted ? next : recounted,
        next == sequence ? time : now,
        now,
        startedAt);
  }
}
