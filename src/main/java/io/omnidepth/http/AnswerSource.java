package io.omnidepth.http;

import io.omnidepth.api.Answer;
import io.omnidepth.api.CostKind;
import java.time.Instant;
import java.util.function.Supplier;

/** The source of the answer to one request. Its methods are called on the event loop. */
interface AnswerSource {
  /** A version of what never changes while the process runs. */
  long LASTING = -1;

  /**
   * The work for an answer, bound to the board as it was at its beginning.
   *
   * @param version the publication that the answer is of
   * @param work makes the answer; called at most once, on any thread
   */
  record Begun(long version, Supplier<Answer> work) {}

  /** Equal for requests with equal answers. */
  Object key();

  /** Whether equal requests may share the answer, as the publication alone makes it. */
  boolean isShared();

  /** The latest publication. */
  long version();

  /** The board's time. */
  Instant now();

  /** The kind of the work. */
  CostKind kind();

  /** Binds the work to the board as it is now. */
  Begun begin();
}
