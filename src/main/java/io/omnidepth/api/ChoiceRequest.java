package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import java.time.Instant;

/** A request that is answered from a choice of books. Its text tells it from all others. */
public interface ChoiceRequest {
  Choice choice();

  boolean numbersAsText();

  /** The form of the answer. */
  Form form();

  /** The cost of the answer: the levels that are merged and the rows that are written for it. */
  CostKind cost(Snapshot snapshot);

  /**
   * The body of the answer in UTF-8. It needs a book that counts.
   *
   * @param now the moment from which ages are counted
   * @param demo whether the books are made up
   */
  byte[] body(Snapshot snapshot, Instant now, boolean demo);
}
