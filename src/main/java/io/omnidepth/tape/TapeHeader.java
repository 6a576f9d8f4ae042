package io.omnidepth.tape;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The facts of the recorded run.
 *
 * @param program the name and version of the program that recorded
 * @param start the moment from which the board knows its markets
 * @param seed of the random numbers that spread retries
 * @param venues the ids of the polled venues, in the order of their turns
 * @param instruments the instruments and patterns that were polled from the start
 * @param interval between the rounds
 * @param lists whether the venues' lists of markets were read
 * @param unpaced the ids of venues whose limits did not matter
 * @param timesShown the ids of venues whose own times were told and not acted upon
 * @param ages the ages from which books were ageing or stale
 * @param madeUp whether the books are of embedded exchanges
 */
public record TapeHeader(
    String program,
    Instant start,
    long seed,
    List<String> venues,
    List<String> instruments,
    Duration interval,
    boolean lists,
    List<String> unpaced,
    List<String> timesShown,
    Ages ages,
    boolean madeUp) {
  /**
   * The ages from which a book is ageing or stale.
   *
   * @param ageingAfter in intervals of the book
   * @param staleAfter in intervals of the book
   * @param staleAtTheLatest whatever its interval
   */
  public record Ages(double ageingAfter, double staleAfter, Duration staleAtTheLatest) {}

  public TapeHeader {
    venues = List.copyOf(venues);
    instruments = List.copyOf(instruments);
    unpaced = List.copyOf(unpaced);
    timesShown = List.copyOf(timesShown);
  }
}
