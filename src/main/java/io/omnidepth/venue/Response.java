package io.omnidepth.venue;

import static io.omnidepth.venue.Declaration.told;

import io.omnidepth.market.BookBuilder.RepeatedPrice;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a venue's answer with a book, and the signs of a refusal in any of its answers.
 *
 * @param layout the place of the levels
 * @param bound the most that an answer with one book may have
 * @param completeness whether a side can be known to be whole
 * @param repeatedPrice the meaning of rows with one price
 * @param answerTime when the venue made the answer, which bounds the book's age
 * @param changeTime when the book last changed
 * @param sequence path to the venue's own count of changes
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

  /** The times that an answer tells, of either kind. */
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
     * @param deepest the most levels a side that can be asked for
     */
    Response declared(int deepest) {
      Layout declared = told(layout, "layout");
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
