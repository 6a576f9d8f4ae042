package io.omnidepth.poll;

import io.omnidepth.source.Arrival;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Meter;
import io.omnidepth.venue.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for books and lists, has the answers read and reports the outcomes. */
final class Questions {
  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

  /**
   * The time limit of a list. A list of thousands of markets with all their rules is slower than
   * any book.
   */
  private static final Duration LIST_DEADLINE = Duration.ofSeconds(20);

  private final Asker asker;
  private final Loop loop;
  private final PollReports reports;
  private final AnswerReader reader;
  private final BodyRoom roomOfBooks;
  private final BodyRoom roomOfLists = BodyRoom.ofHeap();

  Questions(Asker asker, Loop loop, PollReports reports, BodyRoom roomOfBooks) {
    this.asker = asker;
    this.loop = loop;
    this.reports = reports;
    this.roomOfBooks = roomOfBooks;
    reader = new AnswerReader(loop);
  }

  /**
   * Asks a question and has the answer read. The body keeps its room until it is read.
   *
   * @param read reads the answer; it must call back once
   */
  private <T> void ask(
      VenuePoll venue,
      Question question,
      Duration within,
      Bound bound,
      BiConsumer<Answer, Consumer<T>> read,
      Function<Failure, T> failed,
      BiConsumer<Reply, T> then) {
    BodyRoom.Place place = bound.room().place(venue.venue.id());
    asker.ask(
        venue.venue,
        question,
        new Bounds(within, bound, place),
        reply -> {
          Consumer<T> end =
              result -> {
                place.close();
                then.accept(reply, result);
              };
          if (reply instanceof Answer answer) {
            heed(venue, answer);
            read.accept(answer, end);
          } else if (reply instanceof Failure failure) {
            end.accept(failed.apply(failure));
          }
        });
  }

  /** Takes in the venue's own count of used weight. */
  private static void heed(VenuePoll venue, Answer answer) {
    for (Meter meter : venue.venue.limits().meters()) {
      answer
          .headers()
          .first(meter.header())
          .flatMap(meter::used)
          .ifPresent(used -> venue.counted(meter.limit(), used, answer.timing().received()));
    }
  }

  /** Asks for the book. */
  void ask(VenuePoll venue, BookPoll book, Runnable then) {
    Pace pace = venue.pace(book);
    Bound bound = Bound.ofBook(venue.venue, roomOfBooks);
    ask(
        venue,
        venue.venue.request().question(book.market(), pace.depth()),
        venue.deadline(book),
        bound,
        (answer, read) -> reader.book(venue.venue, answer, bound, book.last(), read),
        Outcomes::outcome,
        (Reply reply, Outcome outcome) -> {
          ended(venue, book, pace, reply, outcome);
          then.run();
        });
  }

  private void ended(VenuePoll venue, BookPoll book, Pace pace, Reply reply, Outcome outcomeAlone) {
    Outcome outcome = book.follow(venue.weighed(book, outcomeAlone));
    book.restart()
        .ifPresent(why -> LOG.info("{} {} began anew: {}", venue.venue, book.instrument, why));
    Timing timing = reply.timing();
    Instant received = reply instanceof Answer ? timing.answered() : timing.received();
    Duration reading = Duration.between(received, loop.instant());
    Duration waited = book.waited();
    Optional<Duration> leftAlone = venue.ended(book, outcome, received);
    int bytes = reply instanceof Answer answer ? answer.bytes() : 0;
    reports.polled(new PollTrace(venue.venue, outcome, bytes, waited, timing, reading, leftAlone));
    reports.ended(venue, book, pace, Arrival.answer(timing.sent(), received), outcome);
    if (!(outcome instanceof Outcome.Answered)) {
      // The list may have come in the meantime; it decides over a failed question.
      reports.absent(venue, List.of(book));
    }
    if (book.refused()) {
      reports.refused(venue, List.of(book));
    }
  }

  /** Asks for the venue's list of markets. */
  void ask(VenuePoll venue, ListPoll list, Runnable then) {
    Bound bound = Bound.ofList(venue.venue, roomOfLists);
    ask(
        venue,
        list.listing.question(),
        LIST_DEADLINE,
        bound,
        (answer, read) -> reader.list(venue.venue, answer, bound, read),
        failure -> new Outcomes.Markets.Unknown(Outcomes.outcome(failure)),
        (Reply reply, Outcomes.Markets markets) -> {
          listEnded(venue, markets);
          then.run();
        });
  }

  private void listEnded(VenuePoll venue, Outcomes.Markets markets) {
    Instant now = loop.instant();
    if (markets instanceof Outcomes.Markets.Known known) {
      reports.listEnded(venue.venue, markets, now);
      reports.absent(venue, venue.listed(known.markets(), now));
    } else if (markets instanceof Outcomes.Markets.Unknown unknown) {
      venue.notListed(unknown.outcome(), now);
      reports.listEnded(venue.venue, markets, now);
      venue.books().stream()
          .filter(book -> venue.venue.namesOnlyInList() && book.last().isEmpty())
          .forEach(book -> reports.unasked(venue, book, unknown.outcome()));
    }
  }
}
