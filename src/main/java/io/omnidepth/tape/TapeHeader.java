package io.omnidepth.tape;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The facts of the recorded run.
 *
 * @param program the name and version of the program that recorded
 * @param start the moment at which polling began
 * @param venues the ids of the polled venues
 * @param instruments the instruments and patterns that were polled from the start
 * @param interval between the rounds
 * @param lists whether the venues' lists of markets were read
 * @param unpaced the ids of venues whose limits did not matter
 * @param timesShown the ids of venues whose own times were told and not acted upon
 * @param madeUp whether the books are of embedded exchanges
 */
public record TapeHeader(
    String program,
    Instant start,
    List<String> venues,
    List<String> instruments,
    Duration interval,
    boolean lists,
    List<String> unpaced,
    List<String> timesShown,
    boolean madeUp) {
  public TapeHeader {
    venues = List.copyOf(venues);
    instruments = List.copyOf(instruments);
    unpaced = List.copyOf(unpaced);
    timesShown = List.copyOf(timesShown);
  }

  /** The same with another start. */
  TapeHeader startingAt(Instant other) {
    return new TapeHeader(
        program, other, venues, instruments, interval, lists, unpaced, timesShown, madeUp);
  }
}
