package io.omnidepth.http.stream;

/** The place where the next delivery begins among the readers, so that none is always the last. */
final class Rotation {
  /** The place moves on by this part of the readers. */
  private static final int STEPS = 8;

  private int next;

  /** The place among so many readers, at least one. */
  int place(int readers) {
    int place = next % readers;
    next = place + readers / STEPS + 1;
    return place;
  }
}
