package io.omnidepth.read;

import io.omnidepth.market.BookBuilder;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one venue's answers by the facts that its {@link Venue} declares. Not safe for several
 * threads.
 */
public final class LayoutReader {
  private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");

  private final Venue venue;
  private final Plan plan;

  public LayoutReader(Venue venue) {
    this.venue = venue;
    this.plan = Plan.ofBook(venue);
  }

  /**
   * Reads an answer. Never throws for what a venue may send.
   *
   * @param status the HTTP status it came with
   * @param body all of it, inflated
   */
  public Reading read(int status, byte[] body) {
    Answered answer = new Answered(venue, status, body);
    BookBuilder builder = new BookBuilder(venue.repeatedPrice());
    Answered.Walked<BookWalk> walked =
        answer.walk(json -> new BookWalk(json, plan, venue.layout(), builder));
    Verdict verdict = answer.verdict(walked.walk());
    if (verdict != Verdict.HEALTHY) {
      return new Reading.Declined(verdict, answer.why(walked.walk()));
    }
    if (walked.walk().isEmpty()) {
      return new Reading.Unreadable(walked.instead());
    }
    BookWalk walk = walked.walk().get();
    if (walk.problem().isPresent()) {
      return new Reading.Unreadable(walk.problem().get() + ", " + body.length + " bytes");
    }
    BookBuilder.Result result = builder.build();
    if (result instanceof BookBuilder.Result.Refused refused) {
      return new Reading.Unreadable(refused.why());
    }
    return new Reading.Read(((BookBuilder.Result.Built) result).book(), stamp(walk));
  }

  private Stamp stamp(Walk walk) {
    return new Stamp(
        venue.answerTime().flatMap(time -> moment(walk, time)),
        venue.changeTime().flatMap(time -> moment(walk, time)),
        venue
            .sequence()
            .flatMap(walk::said)
            .filter(text -> SEQUENCE.matcher(text).matches())
            .map(Long::valueOf),
        Optional.empty());
  }

  private static Optional<Instant> moment(Walk walk, Venue.VenueTime time) {
    return walk.said(time.path()).flatMap(text -> VenueTimes.read(text, time.unit()));
  }
}
