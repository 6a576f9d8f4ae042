package io.omnidepth.read;

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

  /**
   * Reads an answer. It never throws, for any status and body.
   *
   * @param status the HTTP status
   * @param body the whole body, decompressed
   */
  public ReadResult read(int status, byte[] body) {
    ResponseBody answer = new ResponseBody(venue, status, body);
    BookBuilder builder =
        new BookBuilder(venue.response().repeatedPrice(), venue.response().bound().levels());
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
