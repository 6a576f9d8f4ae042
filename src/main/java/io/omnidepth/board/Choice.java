package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A choice of the books and prices of a depth.
 *
 * @param venues the ids of the chosen venues; empty for all
 * @param maxSkew the most time by which a counted book may be older than the newest
 * @param convert the quotes whose books join, converted into the instrument's quote
 * @param fees whether prices include the taker fee of their venue
 * @param frozen whether frozen books also count
 * @param rounds whether the books of one round are wanted rather than the latest ones
 */
public record Choice(
    Instrument instrument,
    Set<String> venues,
    Optional<Duration> maxSkew,
    List<String> convert,
    boolean fees,
    boolean frozen,
    boolean rounds) {
  public Choice {
    venues = Set.copyOf(venues);
    convert = List.copyOf(convert);
    if (convert.contains(instrument.quote()) || convert.contains(instrument.base())) {
      throw new IllegalArgumentException(instrument + " is not converted from " + convert);
    }
  }

  /** A choice without frozen books. */
  public Choice(
      Instrument instrument,
      Set<String> venues,
      Optional<Duration> maxSkew,
      List<String> convert,
      boolean fees) {
    this(instrument, venues, maxSkew, convert, fees, false);
  }

  /** A choice of the latest books. */
  public Choice(
      Instrument instrument,
      Set<String> venues,
      Optional<Duration> maxSkew,
      List<String> convert,
      boolean fees,
      boolean frozen) {
    this(instrument, venues, maxSkew, convert, fees, frozen, false);
  }

  /** The same choice, of the books of one round or of the latest ones. */
  public Choice ofRounds(boolean rounds) {
    return new Choice(instrument, venues, maxSkew, convert, fees, frozen, rounds);
  }

  /** Whether it is all books of the instrument itself, without conversion and fees. */
  boolean isPlain() {
    return equals(of(instrument).ofRounds(rounds));
  }

  /** All books of the instrument itself, without conversion and fees. */
  public static Choice of(Instrument instrument) {
    return new Choice(instrument, Set.of(), Optional.empty(), List.of(), false);
  }

  /**
   * Whether the counted books may change with time alone, without a change of a book or a state.
   */
  public boolean dependsOnAges() {
    return maxSkew.isPresent() || !convert.isEmpty();
  }

  /** The instruments whose books are in the depth, its own first. */
  public List<Instrument> instruments() {
    return Stream.concat(
            Stream.of(instrument),
            convert.stream().map(quote -> new Instrument(instrument.base(), quote)))
        .toList();
  }
}
