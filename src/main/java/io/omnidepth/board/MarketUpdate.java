package io.omnidepth.board;

import io.omnidepth.market.Book;
import io.omnidepth.source.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parts of a market after a report. */
final class MarketUpdate {
  /**
   * The longest silence without doubt. After a longer silence a book may have changed in between.
   */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  private MarketUpdate() {}

  /** The answer after the report: a new one or the known one. */
  static Optional<Market.Answer> answer(Market before, Report report) {
    return report instanceof Report.Answered answered
        ? book(before, answered).map(book -> answer(before, answered, book))
        : before.answer();
  }

  private static Optional<Book> book(Market before, Report.Answered report) {
    return report instanceof Report.Whole whole
        ? Optional.of(whole.book())
        : before.answer().map(Market.Answer::book);
  }

  private static Market.Answer answer(Market before, Report.Answered report, Book book) {
    Instant at = report.received().at();
    Instant unchangedSince =
        report instanceof Report.Same
            ? before.answer().map(Market.Answer::unchangedSince).orElse(at)
            : at;
    return new Market.Answer(
        book,
        report.askedLevels(),
        report.received().sent(),
        at,
        unchangedSince,
        report.stamp(),
        change(before, report));
  }

  /** The last change, known from a later time of the venue. */
  private static Optional<Market.Change> change(Market before, Report.Answered report) {
    Optional<Instant> changed = report.stamp().changed();
    return before
        .answer()
        .flatMap(
            last ->
                changed
                    .filter(now -> last.stamp().changed().filter(now::isAfter).isPresent())
                    .map(now -> new Market.Change(now, last.askedAt(), report.received().at()))
                    .or(last::change));
  }

  /** The counts of outcomes after the report. */
  static Map<String, Long> outcomes(Market before, Report report) {
    if (!report.received().asked()) {
      return before.outcomes();
    }
    Map<String, Long> outcomes = new LinkedHashMap<>(before.outcomes());
    outcomes.merge(report.word(), 1L, Long::sum);
    return Map.copyOf(outcomes);
  }

  static Latencies latencies(Market before, Report report) {
    return report instanceof Report.Answered
        ? report.received().took().map(before.latencies()::with).orElse(before.latencies())
        : before.latencies();
  }

  static Changes changes(Market before, Report report) {
    if (!(report instanceof Report.Whole) || before.answer().isEmpty()) {
      return before.changes();
    }
    Market.Answer last = before.answer().get();
    Instant at = report.received().at();
    Duration silence = Duration.between(last.receivedAt(), at);
    return before
        .changes()
        .with(
            at,
            Optional.of(Duration.between(last.unchangedSince(), at))
                .filter(gap -> silence.compareTo(LONGEST_SILENCE) < 0));
  }

  static Moves moves(Market before, Report report) {
    if (!(report instanceof Report.Answered answered) || before.answer().isEmpty()) {
      return before.moves();
    }
    Market.Answer last = before.answer().get();
    return book(before, answered)
        .map(
            now ->
                before
                    .moves()
                    .with(
                        last.book(),
                        now,
                        Duration.between(last.receivedAt(), report.received().at())))
        .orElse(before.moves());
  }
}
