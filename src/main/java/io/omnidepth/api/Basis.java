package io.omnidepth.api;

import io.omnidepth.board.History;
import io.omnidepth.board.Snapshot;
import io.omnidepth.venue.Venue;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * The facts that an answer is made of. Any thread may read it.
 *
 * @param snapshot the board at one moment, the same for the whole answer
 * @param history the samples of the last minutes
 * @param clock gives the moment of writing, from which ages are counted
 * @param merger merges the books of a choice
 * @param origins the origins at which venues are polled instead of their own
 * @param demo whether the books are made up
 * @param replay whether the books are of a tape
 */
public record Basis(
    Snapshot snapshot,
    History history,
    InstantSource clock,
    Merger merger,
    Map<Venue, URI> origins,
    boolean demo,
    boolean replay) {
  public Basis {
    origins = Map.copyOf(origins);
  }

  public Instant now() {
    return clock.instant();
  }
}
