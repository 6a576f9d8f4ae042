package io.omnidepth.poll;

import io.omnidepth.text.PlainText;
import java.util.Optional;
import java.util.Set;

/** An answer that sends the asker elsewhere. It is told with its target, and nobody goes there. */
final class Redirect {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final int LONGEST_TARGET = 200;

  private Redirect() {}

  /** The target of the answer, in words; empty where it is no redirect or names no target. */
  static Optional<String> told(Answer answer) {
    return told(answer.status(), answer.headers().first("location"));
  }

  static Optional<String> told(int status, Optional<String> location) {
    return STATUSES.contains(status)
        ? location
            .map(target -> PlainText.line(target, LONGEST_TARGET))
            .filter(target -> !target.isEmpty())
            .map(target -> "HTTP " + status + ": redirects to " + target + ", not followed")
        : Optional.empty();
  }
}
