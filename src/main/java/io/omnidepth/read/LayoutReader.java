package io.omnidepth.read;

import io.omnidepth.market.Book;
import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.Decimals;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.VenueTime;
import io.omnidepth.venue.Verdict;
import java.time.Instant;
import java.util.Optional;

/** Reads one venue's books by the facts that its {@link Venue} declares. */
public final class LayoutReader {
  private final Venue venue;
  private final PathTree plan;

  public LayoutReader(Venue venue) {
    this.venue = venue;
    this.plan = PathTree.ofBook(venue);
  }

  /** Reads an answer of a market that has no book yet. */
  public ReadResult read(int status, byte[] body) {
    return read(status, body, Optional.empty());
  }

  /**
   * Reads an answer. It never throws, for any status and body.
   *
   * @param status the HTTP status
   * @param body the whole body, decompressed
   * @param before the last book of the market; the next one is likely to have about its size
   */
  public ReadResult read(int status, byte[] body, Optional<Book> before) {
    return usual(status, body, before).orElseGet(() -> checked(status, body));
  }

  /** Reads a whole book in a form that the venue usually sends. Empty for anything else. */
  Optional<ReadResult> usual(int status, byte[] body, Optional<Book> before) {
    BookBuilder builder = before.map(this::builder).orElseGet(this::builder);
    BookWalk walk = new BookWalk(new ByteTokens(body), plan, venue.response().layout(), builder);
    try {
      if (!walk.all() || walk.problem().isPresent()) {
        return Optional.empty();
      }
    } catch (MalformedJson unusual) {
      return Optional.empty();
    }
    Verdict verdict = new ResponseBody(venue, status, body).verdict(Optional.of(walk));
    return verdict == Verdict.HEALTHY && builder.build() instanceof BookBuilder.Result.Built built
        ? Optional.of(new ReadResult.Read(built.book(), stamp(walk)))
        : Optional.empty();
  }

  private BookBuilder builder() {
    return new BookBuilder(venue.response().repeatedPrice(), venue.response().bound().levels());
  }

  private BookBuilder builder(Book like) {
    return new BookBuilder(
        venue.response().repeatedPrice(), venue.response().bound().levels(), like);
  }

  /** Reads any answer, token by token, and tells the first thing that is wrong. */
  ReadResult checked(int status, byte[] body) {
    ResponseBody answer = new ResponseBody(venue, status, body);
    BookBuilder builder = builder();
    ResponseBody.Walked<BookWalk> walked =
        answer.walk(json -> new BookWalk(json, plan, venue.response().layout(), builder));
    Verdict verdict = answer.verdict(walked.walk());
    if (verdict != Verdict.HEALTHY) {
      return new ReadResult.Declined(verdict, answer.why(walked.walk()));
    }
    if (walked.walk().isEmpty()) {
      return unreadable(walked.instead());
    }
    BookWalk walk = walked.walk().get();
    if (walk.problem().isPresent()) {
      return unreadable(walk.problem().get() + ", " + body.length + " bytes");
    }
    BookBuilder.Result result = builder.build();
    if (result instanceof BookBuilder.Result.Refused refused) {
      return unreadable(
          builder.overfull()
              ? refused.why()
                  + ", the most that a book of "
                  + venue
                  + " may have, in "
                  + body.length
                  + " bytes"
              : refused.why());
    }
    return new ReadResult.Read(((BookBuilder.Result.Built) result).book(), stamp(walk));
  }

  private Stamp stamp(Walk walk) {
    return new Stamp(
        venue.response().answerTime().flatMap(time -> moment(walk, time)),
        venue.response().changeTime().flatMap(time -> moment(walk, time)),
        venue
            .response()
            .sequence()
            .flatMap(walk::textAt)
            .flatMap(text -> Decimals.whole(text, 0, Long.MAX_VALUE)),
        Optional.empty());
  }

  private static Optional<Instant> moment(Walk walk, VenueTime time) {
    return walk.textAt(time.path()).flatMap(text -> VenueTimes.read(text, time.unit()));
  }

  private static ReadResult unreadable(String why) {
    return new ReadResult.Unreadable(ResponseBody.words(why));
  }
}
