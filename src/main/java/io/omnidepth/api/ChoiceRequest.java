package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import java.time.Instant;

/** What is asked of a choice of books. Its text tells it apart from all else that may be asked. */
public interface ChoiceRequest {
  Choice choice();

  boolean numbersAsText();

  /** The form it is wanted in. */
  Form form();

  /** What it costs depends on that: how much is merged and written for it. */
  CostKind kind(Snapshot snapshot);

  /**
   * The answer in that form; wants a book that counts.
   *
   * @param now from which ages are counted
   * @param madeUp whether the books are no real ones
   */
  String written(Snapshot snapshot, Instant now, boolean madeUp);
}
