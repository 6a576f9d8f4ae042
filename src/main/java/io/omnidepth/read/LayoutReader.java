package io.omnidepth.read;

import io.omnidepth.market.BookBuilder;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;

/**
 * Reads one venue's answers by the facts that its {@link Venue} declares. Not safe for several
 * threads.
 */
public final class LayoutReader {
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
    return new Reading.Read(
        ((BookBuilder.Result.Built) result).book(),
        venue
            .venueTime()
            .flatMap(
                time -> walk.said(time.path()).flatMap(text -> VenueTimes.read(text, time.unit()))),
        venue.sequence().flatMap(walk::said));
  }
}
