package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Merges the books of a choice, on any thread, and measures the time. */
public final class Merger {
  private final InstantSource clock;

  /**
   * The merged books.
   *
   * @param took the time of the merge; empty if the same choice was merged before
   */
  public record Merged(Selection selection, Optional<Duration> took) {}

  public Merger(InstantSource clock) {
    this.clock = clock;
  }

  /** The merged books of a choice. They are merged now unless the same choice was merged before. */
  public Merged of(Snapshot snapshot, Choice choice) {
    boolean known = snapshot.selected(choice);
    Instant begun = clock.instant();
    Selection selection = snapshot.select(choice);
    return new Merged(
        selection,
        known ? Optional.empty() : Optional.of(Duration.between(begun, clock.instant())));
  }
}
