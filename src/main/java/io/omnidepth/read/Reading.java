package io.omnidepth.read;

import io.omnidepth.market.Book;
import io.omnidepth.venue.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What an answer turned out to be. */
public sealed interface Reading {
  /**
   * A book.
   *
   * @param venueTime when the venue says it made it; empty where it does not say, or says what
   *     cannot be
   * @param venueSequence the venue's own count of changes, as written
   */
  record Read(Book book, Optional<Instant> venueTime, Optional<String> venueSequence)
      implements Reading {}

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
