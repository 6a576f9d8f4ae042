package io.omnidepth.board;

import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Part;
import io.omnidepth.market.Pricing;
import io.omnidepth.market.Side;
import io.omnidepth.source.Cadence;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One venue's market for one instrument as it is known now. Immutable.
 *
 * @param market the instrument as the venue spells it
 * @param stateSince when it came to that state, or its times began or ceased to be doubted
 * @param answer the last right book and what came with it; empty while there was none
 * @param last the report that came last; empty before the first
 * @param outcomes the counts of questions by the word of their outcome
 * @param latencies of the questions that were answered with a book
 * @param moves the usual moves of its mid
 * @param changes when its levels changed lately
 * @param timeliness the age of the answer by all that is known; empty while there is none
 */
public record Market(
    Venue venue,
    Instrument instrument,
    String market,
    State state,
    Instant stateSince,
    Optional<Answer> answer,
    Optional<Report> last,
    Map<String, Long> outcomes,
    Latencies latencies,
    Moves moves,
    Changes changes,
    Optional<Timeliness> timeliness,
    Cadence cadence) {

  /** One that has not been asked for yet. */
  static Market waiting(Venue venue, Instrument instrument, Instant now) {
    return new Market(
        venue,
        instrument,
        venue.market(instrument),
        State.WAITING,
        now,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Latencies.NONE,
        Moves.NONE,
        Changes.NONE,
        Optional.empty(),
        new Cadence(venue.limits().interval(), venue.limits().interval()));
  }

  /**
   * A right book as it came.
   *
   * @param askedLevels levels a side that were asked for; 0 where the venue takes no number
   * @param askedAt when the question left
   * @param receivedAt when the last byte came
   * @param unchangedSince when the venue first sent these levels
   * @param stamp the venue's own word for when and which
   * @param change the last change of the book that its time tells; empty until one was seen
   */
  public record Answer(
      Book book,
      int askedLevels,
      Instant askedAt,
      Instant receivedAt,
      Instant unchangedSince,
      Stamp stamp,
      Optional<Change> change) {}

  /**
   * A change of the book that a later answer told.
   *
   * @param told when it was, by the venue's clock
   * @param notBefore when the answer before was asked for, which did not have it yet
   * @param seen when the answer came that told it
   */
  public record Change(Instant told, Instant notBefore, Instant seen) {}

  /** Whether its book can be believed, by its age, by the venue's own times and by its changes. */
  public boolean counts() {
    return state.counts() && doubt().isEmpty();
  }

  /** Why the venue's own times speak against its book: {@code old} or {@code future}. */
  public Optional<String> doubt() {
    return timeliness.flatMap(Timeliness::doubt);
  }

  /** From the venue's time to the receipt, signed; empty where it tells no time. */
  public Optional<Duration> lag() {
    return timeliness.flatMap(Timeliness::lag);
  }

  /**
   * In words why its book is not believed; what went wrong last, where neither its times nor its
   * stillness is the cause.
   */
  public Optional<String> reason() {
    if (state == State.FROZEN) {
      return answer.map(
          known ->
              "unchanged for "
                  + Duration.between(known.unchangedSince(), known.receivedAt()).toSeconds()
                  + " s while other venues' books moved");
    }
    return doubt().isPresent() && state != State.BLOCKED
        ? answer.map(known -> misdated(known.stamp()))
        : last.flatMap(Report::reason);
  }

  /** The objection to its times: a cache's age, the time that is shown, or that of its change. */
  private String misdated(Stamp stamp) {
    return stamp
        .cached()
        .filter(age -> age.compareTo(Timeliness.MOST) > 0)
        .map(age -> "a cache says that it is " + seconds(age) + " s old")
        .or(
            () ->
                lag()
                    .filter(lag -> lag.abs().compareTo(Timeliness.MOST) > 0)
                    .map(
                        lag ->
                            "its own time is "
                                + seconds(lag.abs())
                                + " s "
                                + (lag.isNegative() ? "ahead" : "behind")))
        .orElse("by its own time its latest change does not fit to when it was seen");
  }

  private static String seconds(Duration of) {
    return Decimals.text(BigDecimal.valueOf(of.toMillis(), 3));
  }

  /** From which moment the book's age counts; empty while there is none. */
  public Optional<Instant> since() {
    return timeliness.map(Timeliness::since);
  }

  /** The time between two of its questions. */
  public Duration interval() {
    return cadence.interval();
  }

  /** The same if the venue's limits left room for all its books. */
  public Duration usualInterval() {
    return cadence.usual();
  }

  /**
   * Whether its venue's limits are too narrow for so many books, so that it is asked less often.
   */
  public boolean stretched() {
    return interval().compareTo(usualInterval()) > 0;
  }

  /** The last outcome that brought no book; empty where the last report was another one. */
  Optional<Outcome.Failed> outcome() {
    return last.flatMap(
        report ->
            report instanceof Report.Failed failed
                ? Optional.of(failed.outcome())
                : Optional.empty());
  }

  /** Whether it is not asked for, as its venue's limits leave no room for it. */
  boolean overBudget() {
    return outcome().filter(Outcome.OverBudget.class::isInstance).isPresent();
  }

  /**
   * Whether a side of the book is known to be whole; false while there is no book, and when in
   * doubt.
   */
  public boolean complete(Side side) {
    return answer
        .filter(
            known ->
                Wholeness.known(
                    venue.response().completeness(),
                    known.book().levels(side),
                    known.book().levels(side == Side.BID ? Side.ASK : Side.BID),
                    known.askedLevels()))
        .isPresent();
  }

  /** The book as it goes into a depth, at these prices. */
  Optional<Part> part(Pricing pricing) {
    return answer.map(
        known ->
            new Part(
                venue.id(),
                instrument,
                known.book(),
                complete(Side.BID),
                complete(Side.ASK),
                pricing));
  }

  Market in(State other, Instant since, Optional<Timeliness> timely) {
    return new Market(
        venue,
        instrument,
        market,
        other,
        since,
        answer,
        last,
        outcomes,
        latencies,
        moves,
        changes,
        timely,
        cadence);
  }
}
