package io.omnidepth.read;

import io.omnidepth.market.Book;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Verdict;

/** What an answer turned out to be. */
public sealed interface Reading {
  /**
   * A book.
   *
   * @param stamp the times and the sequence that the venue tells; none that cannot be
   */
  record Read(Book book, Stamp stamp) implements Reading {}

  /**
   * The venue says no.
   *
   * @param verdict anything but {@link Verdict#HEALTHY}
   * @param why the HTTP status, if it is one of failure, and the venue's own words
   */
  record Declined(Verdict verdict, String why) implements Reading {}

  /**
   * No book, and nothing that says why.
   *
   * @param why what was expected and what was found
   */
  record Unreadable(String why) implements Reading {}
}
