package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Merges the books that a reader chooses, on any thread, and times it. */
public final class Merger {
  private final InstantSource clock;

  /**
   * The books so chosen.
   *
   * @param took empty where somebody had asked for the same before
   */
  public record Merged(Selection selection, Optional<Duration> took) {}

  public Merger(InstantSource clock) {
    this.clock = clock;
  }

  /** The books so chosen, merged now where nobody has asked for the same before. */
  public Merged of(Snapshot snapshot, Choice choice) {
    boolean known = snapshot.selected(choice);
    Instant begun = clock.instant();
    Selection selection = snapshot.select(choice);
    return new Merged(
        selection,
        known ? Optional.empty() : Optional.of(Duration.between(begun, clock.instant())));
  }
}
