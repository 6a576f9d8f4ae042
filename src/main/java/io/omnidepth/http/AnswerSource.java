package io.omnidepth.http;

import io.omnidepth.api.Answer;
import io.omnidepth.api.CostKind;
import java.time.Instant;
import java.util.function.Supplier;

/** The source of the answer to one request. Its methods are called on the event loop. */
interface AnswerSource {
  /**
   * The work for an answer, bound to the board as it was at its beginning.
   *
   * @param work makes the answer; called at most once, on any thread
   */
  record Begun(AnswerVersion version, Supplier<Answer> work) {}

  /** Equal for requests with equal answers. */
  Object key();

  /** Whether equal requests may share the answer, as the books alone make it. */
  boolean isShared();

  /** The version of an answer that would be made now. */
  AnswerVersion version();

  /** The board's time. */
  Instant now();

  /** The kind of the work. */
  CostKind kind();

  /** Binds the work to the board as it is now. */
  Begun begin();
}
