package io.omnidepth.poll;

import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ListingReader;
import io.omnidepth.read.MarketList;
import io.omnidepth.read.ReadResult;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Turns the answers of one venue into outcomes. */
final class Outcomes {
  /** A venue's markets, or the failure to read them. */
  sealed interface Markets {
    record Known(Map<Instrument, ListedMarket> markets) implements Markets {}

    record Unknown(Outcome.Failed outcome) implements Markets {}
  }

  private final Venue venue;
  private final LayoutReader reader;

  Outcomes(Venue venue) {
    this.venue = venue;
    this.reader = new LayoutReader(venue);
  }

  /**
   * The outcome of an answer.
   *
   * @param bound the bound of the decoded body
   * @param before the last book, to tell a fresh book from an unchanged one
   */
  Outcome outcome(Answer answer, Bound bound, Gunzip gunzip, Optional<Book> before, Instant now) {
    try {
      return outcome(answer, body(answer, bound, gunzip), before, now);
    } catch (IOException unfit) {
      return new Outcome.Unreadable(String.valueOf(unfit.getMessage()));
    }
  }

  /**
   * The outcome of an answer with a decoded body.
   *
   * @param body the decoded body
   */
  Outcome outcome(Answer answer, byte[] body, Optional<Book> before, Instant now) {
    ReadResult reading = reader.read(answer.status(), body, before);
    if (reading instanceof ReadResult.Read read) {
      Stamp stamp = read.stamp().cached(age(answer));
      return before.filter(read.book()::sameLevels).isPresent()
          ? new Outcome.Unchanged(read.book(), stamp)
          : new Outcome.Fresh(read.book(), stamp);
    }
    if (reading instanceof ReadResult.Declined declined) {
      return declined(declined.verdict(), declined.why(), answer, now);
    }
    return new Outcome.Unreadable(((ReadResult.Unreadable) reading).why());
  }

  /**
   * The list of markets in an answer.
   *
   * @param bound the bound of the decoded body
   */
  Markets markets(Answer answer, Bound bound, Gunzip gunzip, Instant now) {
    byte[] body;
    try {
      body = body(answer, bound, gunzip);
    } catch (IOException unfit) {
      return new Markets.Unknown(new Outcome.Unreadable(String.valueOf(unfit.getMessage())));
    }
    MarketList list = new ListingReader(venue).read(answer.status(), body);
    if (list instanceof MarketList.Read read) {
      return new Markets.Known(read.markets());
    }
    return new Markets.Unknown(
        list instanceof MarketList.Declined declined
            ? declined(declined.verdict(), declined.why(), answer, now)
            : new Outcome.Unreadable(((MarketList.Unreadable) list).why()));
  }

  private static Outcome.Failed declined(
      Verdict verdict, String reason, Answer answer, Instant now) {
    String why = Redirect.text(answer).orElse(reason);
    return switch (verdict) {
      case LIMITED -> new Outcome.Limited(why, retryAfter(answer, now));
      case BLOCKED -> new Outcome.Blocked(why);
      case UNLISTED -> new Outcome.Refused(why, true);
      case REFUSED -> new Outcome.Refused(why, false);
      case HEALTHY -> throw new AssertionError(why);
    };
  }

  /** The outcome of a question without a whole answer. */
  static Outcome.Failed outcome(Failure failure) {
    return switch (failure.cause()) {
      case UNFIT -> new Outcome.Unreadable(failure.why());
      case LATE -> new Outcome.Unreachable(failure.why(), true);
      case UNREACHABLE -> new Outcome.Unreachable(failure.why());
    };
  }

  /**
   * The longest pause that the venue demands; empty if it demands none or the text is malformed. A
   * date is compared with the venue's clock, if the answer tells it, because this machine's clock
   * may be wrong.
   */
  static Optional<Duration> retryAfter(Answer answer, Instant now) {
    Instant theirs = RetryAfter.theirs(answer.headers().first("date"), now);
    return answer
        .headers()
        .values("retry-after")
        .flatMap(text -> RetryAfter.read(text, theirs).stream())
        .max(Comparator.naturalOrder());
  }

  /** The age of the answer in a cache; empty if no cache tells it. */
  private static Optional<Duration> age(Answer answer) {
    return answer
        .headers()
        .values("age")
        .flatMap(text -> DeltaSeconds.read(text).stream())
        .max(Comparator.naturalOrder());
  }

  private static byte[] body(Answer answer, Bound bound, Gunzip gunzip) throws IOException {
    return answer
        .plain(bound.bytes(), gunzip)
        .orElseThrow(
            () ->
                new IOException(
                    "the body of "
                        + answer.bytes()
                        + " bytes has more when inflated; "
                        + bound.most()));
  }
}
