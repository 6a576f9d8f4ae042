package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Market;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.time.Duration;

/**
 * A kind of answers that cost about the same work.
 *
 * @param what the form of the answer and those of its parameters that change the work
 * @param levels the most levels of the books that it is made of
 * @param rows the most rows that it shows
 */
public record CostKind(String what, int levels, int rows) {
  /** The nanoseconds to merge a level, as long as no answer of the kind is measured. */
  private static final long FOR_A_LEVEL = 400;

  private static final long FOR_A_ROW = 2_000;
  private static final long FOR_ANY = 200_000;

  /** A kind with about so many levels and rows. */
  public static CostKind of(String what, long levels, long rows) {
    return new CostKind(what, magnitude(levels), magnitude(rows));
  }

  /** A kind that walks through all books of a choice, and through each venue's again. */
  public static CostKind ofAllAndEach(String what, Choice choice, Snapshot snapshot) {
    return of(what + (choice.fees() ? "fees" : ""), 2 * levels(snapshot, choice), 0);
  }

  /** The levels of all books that the choice may join. */
  public static long levels(Snapshot snapshot, Choice choice) {
    long levels = 0;
    for (Instrument instrument : choice.instruments()) {
      for (Market market : snapshot.of(choice).markets(instrument)) {
        if (choice.venues().isEmpty() || choice.venues().contains(market.venue().id())) {
          levels += levels(market);
        }
      }
    }
    return levels;
  }

  private static long levels(Market market) {
    if (market.answer().isEmpty()) {
      return 0;
    }
    Book book = market.answer().get().book();
    return (long) book.levels(Side.BID) + book.levels(Side.ASK);
  }

  /** The next power of two. */
  private static int magnitude(long count) {
    return count <= 1 ? 1 : (int) Math.min(1 << 30, Long.highestOneBit(count - 1) << 1);
  }

  /** The cost before an answer of the kind is measured. */
  public Duration guess() {
    return Duration.ofNanos(FOR_ANY + levels * FOR_A_LEVEL + rows * FOR_A_ROW);
  }
}
