package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The instruments whose books a depth needs.
 *
 * @param books the instruments whose books are in the depth, its own first
 * @param forRates the instruments whose books give the conversion rates
 */
public record Need(Set<Instrument> books, Set<Instrument> forRates) {
  /** The need of a depth of these books without any rate. */
  static Need of(List<Instrument> books) {
    return new Need(new LinkedHashSet<>(books), Set.of());
  }

  /** All instruments, its own first. */
  public Set<Instrument> all() {
    Set<Instrument> all = new LinkedHashSet<>(books);
    all.addAll(forRates);
    return all;
  }
}
