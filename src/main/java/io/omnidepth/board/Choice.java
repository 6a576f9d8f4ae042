package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which books a depth is made of, and at which prices.
 *
 * @param venues ids of those wanted; empty for all
 * @param maxSkew how much older than the newest counted book another may be
 * @param convert quotes whose books join, too, converted into the instrument's
 * @param fees whether prices include what taking costs at their venue
 * @param frozen whether frozen books count, too
 */
public record Choice(
    Instrument instrument,
    Set<String> venues,
    Optional<Duration> maxSkew,
    List<String> convert,
    boolean fees,
    boolean frozen) {
  public Choice {
    venues = Set.copyOf(venues);
    convert = List.copyOf(convert);
    if (convert.contains(instrument.quote()) || convert.contains(instrument.base())) {
      throw new IllegalArgumentException(instrument + " is not converted from " + convert);
    }
  }

  /** The same without frozen books. */
  public Choice(
      Instrument instrument,
      Set<String> venues,
      Optional<Duration> maxSkew,
      List<String> convert,
      boolean fees) {
    this(instrument, venues, maxSkew, convert, fees, false);
  }

  /** All that is known of the instrument itself, as it was sent. */
  public static Choice of(Instrument instrument) {
    return new Choice(instrument, Set.of(), Optional.empty(), List.of(), false);
  }

  /** Whether other books may count as time passes, although no book and no state changes. */
  public boolean dependsOnAges() {
    return maxSkew.isPresent() || !convert.isEmpty();
  }

  /** The instruments whose books it is made of, its own first. */
  public List<Instrument> instruments() {
    return Stream.concat(
            Stream.of(instrument),
            convert.stream().map(quote -> new Instrument(instrument.base(), quote)))
        .toList();
  }
}
