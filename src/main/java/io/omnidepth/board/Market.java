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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The known facts of one venue's market for one instrument. Immutable.
 *
 * @param market the venue's name for the instrument
 * @param stateSince the time of the last change of the state or of the doubt about its times
 * @param answer the last good book and its circumstances; empty if there was none
 * @param last the last report; empty before the first
 * @param outcomes the number of questions by the word of their outcome
 * @param latencies the latencies of the questions that brought a book
 * @param moves the usual moves of its mid
 * @param changes the latest changes of its levels
 * @param timeliness the age of the answer by all evidence; empty if there is no answer
 * @param usualSize its usual size near the mid
 * @param walls the walls of its book that stand or have ended lately
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
    UsualSize usualSize,
    List<Wall> walls,
    Cadence cadence) {

  /** A market without any question so far. */
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
        UsualSize.NONE,
        List.of(),
        new Cadence(venue.limits().interval(), venue.limits().interval()));
  }

  /**
   * A good book and its circumstances.
   *
   * @param askedLevels the requested number of levels a side; 0 if the venue takes no number
   * @param askedAt the time at which the question was sent
   * @param receivedAt the time at which the last byte arrived
   * @param unchangedSince the time at which the venue first sent these levels
   * @param stamp the venue's own times and sequence
   * @param change the last change of the book by its own time; empty before the first
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
   * A change of the book, known from the next answer.
   *
   * @param venueTime the time of the change, by the venue's clock
   * @param notBefore the time of the question for the answer before, which did not have the change
   * @param seen the time of the answer with the change
   */
  record Change(Instant venueTime, Instant notBefore, Instant seen) {}

  /** Whether its book is believed, by its age, the venue's own times and its changes. */
  public boolean counts() {
    return state.counts() && doubt().isEmpty();
  }

  /** The doubt from the venue's own times: {@code old} or {@code future}. */
  public Optional<String> doubt() {
    return timeliness.flatMap(Timeliness::doubt);
  }

  /** The signed time from the venue's time to the receipt; empty if the venue tells no time. */
  public Optional<Duration> lag() {
    return timeliness.flatMap(Timeliness::lag);
  }

  /**
   * The reason, in words, why its book is not believed. If it is neither its times nor a frozen
   * book, it is the last failure.
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

  /** The evidence against its times: a cache's age, the venue's time or the time of its change. */
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

  /** The moment from which the book's age counts; empty if there is no book. */
  public Optional<Instant> since() {
    return timeliness.map(Timeliness::since);
  }

  /** The time between two questions. */
  public Duration interval() {
    return cadence.interval();
  }

  /** The time between two questions if the venue's limits had room for all its books. */
  Duration usualInterval() {
    return cadence.usual();
  }

  /** Whether questions are rarer because the venue's limits are too narrow for all its books. */
  public boolean stretched() {
    return interval().compareTo(usualInterval()) > 0;
  }

  /** The failure in the last report; empty if the last report is no failure. */
  Optional<Outcome.Failed> outcome() {
    return last.flatMap(
        report ->
            report instanceof Report.Failed failed
                ? Optional.of(failed.outcome())
                : Optional.empty());
  }

  /** Whether it is not polled because its venue's limits have no room for it. */
  boolean overBudget() {
    return outcome().filter(Outcome.OverBudget.class::isInstance).isPresent();
  }

  /** Whether a side of the book is known to be whole. It is false without a book and in doubt. */
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

  /** The book as a part of a depth, with these prices. */
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
    return with(other, since, timely, usualSize, walls);
  }

  /** The same market with this usual size and these walls. */
  Market with(UsualSize size, List<Wall> others) {
    return size == usualSize && others == walls
        ? this
        : with(state, stateSince, timeliness, size, others);
  }

  private Market with(
      State other, Instant since, Optional<Timeliness> timely, UsualSize size, List<Wall> others) {
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
        size,
        others,
        cadence);
  }
}
