package io.omnidepth.board;

import java.util.Locale;

/** The trust that a book deserves. Only a live or an ageing one counts in a depth. */
public enum State {
  /** There was no answer yet. */
  WAITING,
  /** The venue answered no, and never sent the book. */
  REFUSED,
  /** As young as it should be. */
  LIVE,
  /** Older than it should be, and still counted. */
  AGEING,
  /** Too old to be believed. */
  STALE,
  /** Unchanged far beyond its custom while other venues' books of the instrument moved. */
  FROZEN,
  /** The venue limits us or does not serve us from here. */
  BLOCKED,
  /** The venue's limits leave no room for it beside what goes first; it is not asked for. */
  BUDGET,
  /** The venue has no such market. */
  UNLISTED;

  /** As it is written in answers: {@code live}, {@code stale}, ... */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a book of that state goes into a depth. */
  public boolean counts() {
    return this == LIVE || this == AGEING;
  }
}
