package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The instruments whose books a depth needs.
 *
 * @param books those whose books are in it, its own first
 * @param forRates those that tell the rates at which the others join
 */
public record Need(Set<Instrument> books, Set<Instrument> forRates) {
  /** The need of a depth of these books that needs no rate. */
  public static Need of(List<Instrument> books) {
    return new Need(new LinkedHashSet<>(books), Set.of());
  }

  /** All of them, its own first. */
  public Set<Instrument> all() {
    Set<Instrument> all = new LinkedHashSet<>(books);
    all.addAll(forRates);
    return all;
  }
}
