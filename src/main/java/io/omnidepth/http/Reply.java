package io.omnidepth.http;

import io.omnidepth.api.Form;
import io.omnidepth.api.Problem;
import io.omnidepth.api.Written;
import java.time.Duration;
import java.util.Optional;

/** What is answered to a question, as it is made on whichever thread. */
sealed interface Reply {
  /** That there is no answer, and why. */
  record No(Problem problem) implements Reply {}

  /**
   * An answer that is written for those alone who have not got it yet.
   *
   * @param tag tells it from all others
   * @param merged how long it took to merge the books for it; empty where they were merged before
   */
  record Yes(String tag, Form form, Written written, Optional<Duration> merged) implements Reply {
    Yes(String tag, Form form, Written written) {
      this(tag, form, written, Optional.empty());
    }
  }
}
