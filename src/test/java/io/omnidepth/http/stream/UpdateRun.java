package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;

import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A view with shares over several venues, all of whose books change from step to step. */
public final class UpdateRun {
  private final List<Venue> venues;
  private final IntFunction<List<Book>> books;
  private final Board board;
  private final View view;
  private Instant now = START;
  private int step;

  /**
   * The view before its first step.
   *
   * @param books the venues' books at each step; a new step has new objects, as a book may keep
   *     what was made of it
   */
  public UpdateRun(IntFunction<List<Book>> books, int levels) {
    this.books = books;
    venues =
        IntStream.range(0, books.apply(0).size())
            .mapToObj(i -> Reports.venue("venue" + i))
            .toList();
    board = new Board(venues, List.of(BTC), Freshness.USUAL, START);
    publish();
    DepthQuery query =
        new DepthQuery(Choice.of(BTC), levels, Optional.empty(), Optional.empty(), true, false);
    view = new View("s1", query, board.current(), now);
  }

  /** All venues answer in the next second. */
  public void publish() {
    now = now.plusSeconds(1);
    List<Book> state = books.apply(step++);
    for (int i = 0; i < venues.size(); i++) {
      board.reported(Reports.fresh(venues.get(i), BTC, now, state.get(i)));
    }
    board.roundClosed(now);
  }

  /** Makes the update of the readers; gives its length in bytes. */
  public int update() {
    return view.update(board.current(), now).map(Frame::length).orElse(0);
  }
}
