package io.omnidepth.venue;

/**
 * The number of books that a venue's limits have room for.
 *
 * @param named the number of polled books whose instruments the operator named
 * @param namedAtMost the number of those that the limits could keep fresh
 * @param more the number of other polled books, for rates and on demand
 * @param refused the number of books that are not polled, because the limits could not keep them
 *     fresh
 */
public record Room(int named, int namedAtMost, int more, int refused) {
  /** Whether the operator named more books than the venue's limits can keep fresh. */
  public boolean overcrowded() {
    return named > namedAtMost;
  }
}
