package io.omnidepth.board;

import java.util.Locale;

/** The state of a book. Only a live or ageing book counts in a depth. */
public enum State {
  /** There is no answer so far. */
  WAITING,
  /** The venue refused, and never sent the book. */
  REFUSED,
  /** The book is as young as it should be. */
  LIVE,
  /** The book is older than it should be, but counts. */
  AGEING,
  /** The book is too old to count. */
  STALE,
  /**
   * The book has not changed for far longer than usual, while other venues' books of the instrument
   * changed.
   */
  FROZEN,
  /** The venue demands fewer requests or does not serve this place. */
  BLOCKED,
  /**
   * The book is not polled, because the venue's limits have no room for it beside more important
   * books.
   */
  BUDGET,
  /** The venue has no such market. */
  UNLISTED;

  /** The word in answers: {@code live}, {@code stale}, ... */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a book with that state counts in a depth. */
  public boolean counts() {
    return this == LIVE || this == AGEING;
  }
}
