package io.omnidepth.venue;

/**
 * The room for books within a venue's limits.
 *
 * @param named its books that are polled because the operator named their instruments
 * @param namedAtMost the number of those that its limits could keep fresh
 * @param more its books that are polled beside them, for rates and on demand
 * @param refused its books that are not polled, as its limits leave no room to keep them fresh
 */
public record Room(int named, int namedAtMost, int more, int refused) {
  /** Whether the operator named more than the venue's limits can keep fresh. */
  public boolean overcrowded() {
    return named > namedAtMost;
  }
}
