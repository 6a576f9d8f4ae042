package io.omnidepth.read;

import io.omnidepth.market.Book;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Verdict;

/** The result of reading a venue's book. */
public sealed interface ReadResult {
  /**
   * A book.
   *
   * @param stamp the venue's times and sequence; without impossible values
   */
  record Read(Book book, Stamp stamp) implements ReadResult {}

  /**
   * A refusal by the venue.
   *
   * @param verdict any verdict but {@link Verdict#HEALTHY}
   * @param why the HTTP status, if it is an error, and the venue's own words
   */
  record Declined(Verdict verdict, String why) implements ReadResult {}

  /**
   * An answer that is neither a book nor a refusal.
   *
   * @param why the expected and the found content
   */
  record Unreadable(String why) implements ReadResult {}
}
