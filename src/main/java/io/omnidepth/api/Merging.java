package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Merges the books that a reader chooses, and tells how long that took. */
final class Merging {
  private final ApiListener listener;
  private final InstantSource clock;

  Merging(ApiListener listener, InstantSource clock) {
    this.listener = listener;
    this.clock = clock;
  }

  /** The books so chosen, merged now where nobody has asked for the same before. */
  Selection of(Snapshot snapshot, Choice choice) {
    boolean known = snapshot.selected(choice);
    Instant begun = clock.instant();
    Selection selection = snapshot.select(choice);
    if (!known) {
      listener.merged(Duration.between(begun, clock.instant()));
    }
    return selection;
  }
}
