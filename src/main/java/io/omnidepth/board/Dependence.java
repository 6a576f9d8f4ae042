package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.List;

/**
 * What the depth of a choice depends on: its own markets and those that may give its rates. A depth
 * is the same as before while nothing of that has changed, whatever happens to others.
 */
public final class Dependence {
  /** The state of the books; equal as long as the depth and the ages of its books are. */
  public record Version(long sequence, long revision) {}

  private final Choice choice;
  private final List<Instrument> instruments;

  private Dependence(Choice choice, List<Instrument> instruments) {
    this.choice = choice;
    this.instruments = instruments;
  }

  public static Dependence of(Choice choice) {
    return new Dependence(choice, List.copyOf(RateNeeds.possible(choice)));
  }

  /** The sequence at which the depth may have changed last. */
  public long sequence(Snapshot snapshot) {
    long ofMarkets = snapshot.marketsOf(choice).sequence(instruments);
    return choice.dependsOnAges() ? Math.max(ofMarkets, snapshot.edition().recounted()) : ofMarkets;
  }

  /**
   * The moment from which age alone may take a rate of that depth away, although nothing that it
   * depends on has changed.
   */
  public Instant until(Snapshot snapshot) {
    Instant until = Instant.MAX;
    for (Rates.Quoted rate : Selection.rates(snapshot.of(choice), choice)) {
      Instant end = snapshot.of(choice).rates().until(rate);
      until = end.isBefore(until) ? end : until;
    }
    return until;
  }

  /** The revision at which the depth or an age in it may have changed last. */
  public long revision(Snapshot snapshot) {
    return snapshot.marketsOf(choice).revision(instruments);
  }

  /** Both of them. */
  public Version version(Snapshot snapshot) {
    return new Version(sequence(snapshot), revision(snapshot));
  }
}
