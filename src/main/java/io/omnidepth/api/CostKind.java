package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Side;
import java.time.Duration;

/**
 * What tells apart how much work answers are: those of one kind cost about the same.
 *
 * @param what the answer: its form, and which of the parameters that change the work are given
 * @param levels of the books that it is made of, at the most
 * @param rows that it shows, at the most
 */
public record CostKind(String what, int levels, int rows) {
  /** Nanoseconds to merge a level, and to write a row, where none of the kind was measured. */
  private static final long FOR_A_LEVEL = 400;

  private static final long FOR_A_ROW = 2_000;
  private static final long FOR_ANY = 200_000;

  /** A kind that has books and rows of about so many. */
  public static CostKind of(String what, long levels, long rows) {
    return new CostKind(what, magnitude(levels), magnitude(rows));
  }

  /** Levels of all books that the choice may join. */
  public static long levels(Snapshot snapshot, Choice choice) {
    return choice.instruments().stream()
        .flatMap(instrument -> snapshot.markets(instrument).stream())
        .filter(
            market -> choice.venues().isEmpty() || choice.venues().contains(market.venue().id()))
        .flatMap(market -> market.answer().stream())
        .mapToLong(known -> known.book().levels(Side.BID) + known.book().levels(Side.ASK))
        .sum();
  }

  /** The next power of two. */
  private static int magnitude(long count) {
    return count <= 1 ? 1 : (int) Math.min(1 << 30, Long.highestOneBit(count - 1) << 1);
  }

  /** What it may cost, before one of the kind was measured. */
  public Duration guess() {
    return Duration.ofNanos(FOR_ANY + levels * FOR_A_LEVEL + rows * FOR_A_ROW);
  }
}
