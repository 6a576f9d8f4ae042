package io.omnidepth.board;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;

import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.program.ProgramOutput;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.VenueTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A board, and books with times of their venues. */
abstract class TimedBoard {
  @RegisterExtension final ProgramOutput said = ProgramOutput.by(Board.class);

  static final Venue A = venue("aa");

  static final Venue B = venue("bb");

  static final Venue C = venue("cc");

  static final Venue D = venue("dd");

  Board board = board(Set.of());

  static Venue venue(String id) {
    return Venue.named(id, id)
        .mark(0, 0)
        .book("https://" + id + ".example/book/{market}")
        .markets(joined("-"))
        .layout(sides("", "bids", "asks", row(0, 1)))
        .answerTime("answered", VenueTime.Unit.MILLIS)
        .changeTime("changed", VenueTime.Unit.SECONDS)
        .allows(1, Duration.ofSeconds(1))
        .takerFee("0.1", "made up")
        .declared();
  }

  static Board board(Set<String> timesShown) {
    return new Board(List.of(A, B, C, D), List.of(BTC), Freshness.USUAL, timesShown, START);
  }

  static Instant at(double seconds) {
    return START.plusMillis((long) (seconds * 1_000));
  }

  static Stamp answered(Instant time) {
    return new Stamp(Optional.of(time), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Stamp changed(Instant time) {
    return new Stamp(Optional.empty(), Optional.of(time), Optional.empty(), Optional.empty());
  }

  static Book book(int size) {
    return Books.of(List.of("100 " + size), List.of("101 1"));
  }

  void fresh(Venue venue, double second, int size, Stamp stamp) {
    told(venue, second, new Outcome.Fresh(book(size), stamp));
  }

  void same(Venue venue, double second, int size, Stamp stamp) {
    told(venue, second, new Outcome.Unchanged(book(size), stamp));
  }

  void told(Venue venue, double second, Outcome outcome) {
    board.reported(Reports.report(venue, BTC, at(second), outcome));
    board.roundClosed(at(second));
  }

  Selection.Entry entry(Venue venue) {
    return board.current().select(Choice.of(BTC)).entries().stream()
        .filter(entry -> entry.market().venue().equals(venue))
        .findFirst()
        .orElseThrow();
  }

  Duration age(Venue venue, double second) {
    return Duration.between(entry(venue).market().since().orElseThrow(), at(second));
  }
}
