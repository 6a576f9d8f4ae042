package io.omnidepth.http.stream;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Dependence;
import io.omnidepth.board.Snapshot;
import java.time.Instant;
import java.util.List;

/** The state of the books of some views at their last comparison, with or without an update. */
final class SeenBooks {
  private final List<Dependence> all;
  private final List<Dependence> aged;
  private long sequence = -1;
  private long revision = -1;
  private Instant until = Instant.MAX;

  /** No books that are seen so far. */
  SeenBooks(List<ViewKey> views) {
    List<Choice> choices = views.stream().map(view -> view.query().choice()).distinct().toList();
    all = choices.stream().map(Dependence::of).toList();
    aged = choices.stream().filter(Choice::dependsOnAges).map(Dependence::of).toList();
  }

  /** Whether a view may differ now, whatever happened to other books. */
  boolean isBehind(Snapshot snapshot) {
    return sequence(snapshot) != sequence
        || revision(snapshot) != revision
        || !snapshot.publishedAt().isBefore(until);
  }

  void see(Snapshot snapshot) {
    sequence = sequence(snapshot);
    revision = revision(snapshot);
    until = until(snapshot);
  }

  private Instant until(Snapshot snapshot) {
    Instant earliest = Instant.MAX;
    for (Dependence each : aged) {
      Instant end = each.until(snapshot);
      earliest = end.isBefore(earliest) ? end : earliest;
    }
    return earliest;
  }

  private long sequence(Snapshot snapshot) {
    long latest = 0;
    for (Dependence each : all) {
      latest = Math.max(latest, each.sequence(snapshot));
    }
    return latest;
  }

  private long revision(Snapshot snapshot) {
    long latest = 0;
    for (Dependence each : aged) {
      latest = Math.max(latest, each.revision(snapshot));
    }
    return latest;
  }
}
