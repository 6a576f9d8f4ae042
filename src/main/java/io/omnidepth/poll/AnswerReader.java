package io.omnidepth.poll;

import io.omnidepth.market.Book;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Outcome;
import io.omnidepth.text.PlainText;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads answers. A small book is read at once. A larger book or a list of markets is read beside
 * the event loop, at most one book and one list at a time. Only one loop may use it.
 */
final class AnswerReader {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerReader.class);

  /** The size of about two thousand levels, which take less than a millisecond. */
  private static final int SMALL = 64 << 10;

  private static final int LONGEST_WORDS = 400;

  private final Map<Venue, Outcomes> answers = new HashMap<>();
  private final VenueTurns books;
  private final VenueTurns lists;
  private final Gunzip small = new Gunzip();
  private final Gunzip ofBooks = new Gunzip();
  private final Gunzip ofLists = new Gunzip();

  AnswerReader(Loop loop) {
    books = new VenueTurns(loop);
    lists = new VenueTurns(loop);
  }

  /** Reads an answer with a book. {@code then} is always called, once. */
  void book(
      Venue venue, Answer answer, Bound bound, Optional<Book> before, Consumer<Outcome> then) {
    Outcomes of = answers(venue);
    Instant received = answer.timing().answered();
    Optional<byte[]> body = small(answer);
    if (body.isPresent()) {
      then.accept(atOnce(venue, () -> of.outcome(answer, body.get(), before, received)));
    } else {
      books.take(
          venue.id(),
          () -> of.outcome(answer, bound, ofBooks, before, received),
          then,
          fault -> then.accept(failed(venue, fault)));
    }
  }

  private static Outcome atOnce(Venue venue, Supplier<Outcome> reading) {
    try {
      return reading.get();
    } catch (Throwable fault) {
      return failed(venue, fault);
    }
  }

  /** Reads an answer with a list of markets. {@code then} is always called, once. */
  void list(Venue venue, Answer answer, Bound bound, Consumer<Outcomes.Markets> then) {
    Outcomes of = answers(venue);
    lists.take(
        venue.id(),
        () -> of.markets(answer, bound, ofLists, answer.timing().answered()),
        then,
        fault -> then.accept(new Outcomes.Markets.Unknown(failed(venue, fault))));
  }

  private Outcomes answers(Venue venue) {
    return answers.computeIfAbsent(venue, Outcomes::new);
  }

  /** The decoded body if it is small; empty if it is large or broken. */
  private Optional<byte[]> small(Answer answer) {
    try {
      return answer.seemsWithin(SMALL) ? answer.plain(SMALL, small) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /** The outcome of a reader that throws. Its fault must not stop the venue's books. */
  private static Outcome.Failed failed(Venue venue, Throwable fault) {
    LOG.error("an answer of {} could not be read, which is a fault of this program", venue, fault);
    return new Outcome.Unreadable(PlainText.line("reading failed: " + fault, LONGEST_WORDS));
  }
}
