package io.omnidepth.venue;

import io.omnidepth.market.BookBuilder.RepeatedPrice;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a venue's answer with a book, and the signs of a refusal in any answer.
 *
 * @param layout the place of the levels
 * @param bound the bounds of an answer with one book
 * @param completeness whether a side is known to be whole
 * @param repeatedPrice the meaning of rows with one price
 * @param answerTime the time at which the venue made the answer; it bounds the book's age
 * @param changeTime the time of the book's last change
 * @param sequence the path to the venue's own count of changes
 * @param verdicts the signs of a refusal
 */
public record Response(
    Layout layout,
    BookBound bound,
    Completeness completeness,
    RepeatedPrice repeatedPrice,
    Optional<VenueTime> answerTime,
    Optional<VenueTime> changeTime,
    Optional<String> sequence,
    VerdictRules verdicts) {

  /** The times in an answer, of both kinds. */
  public Stream<VenueTime> times() {
    return Stream.concat(answerTime.stream(), changeTime.stream());
  }

  /** The response while a catalog file declares it. */
  static final class Draft {
    @Nullable Layout layout;
    @Nullable VenueTime answerTime;
    @Nullable VenueTime changeTime;
    @Nullable String sequence;
    Completeness completeness = Completeness.UNKNOWN;
    RepeatedPrice repeatedPrice = RepeatedPrice.LAST_WINS;
    int levels;
    final VerdictRules.Draft verdicts = new VerdictRules.Draft();

    /**
     * The declared response.
     *
     * @param deepest the most levels a side that the venue takes
     */
    Response declared(int deepest) {
      Layout declared = RequiredFact.of(layout, "layout");
      return new Response(
          declared,
          BookBound.of(Math.max(levels, deepest), declared),
          completeness,
          repeatedPrice,
          Optional.ofNullable(answerTime),
          Optional.ofNullable(changeTime),
          Optional.ofNullable(sequence),
          verdicts.declared());
    }
  }
}
