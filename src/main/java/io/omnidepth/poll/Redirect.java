package io.omnidepth.poll;

import io.omnidepth.text.PlainText;
import java.util.Optional;
import java.util.Set;

/** A redirect. The program reports its target and does not follow it. */
final class Redirect {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final int LONGEST_TARGET = 200;

  private Redirect() {}

  /** The target of the answer, in words; empty if it is no redirect or names no target. */
  static Optional<String> text(Answer answer) {
    return text(answer.status(), answer.headers().first("location"));
  }

  static Optional<String> text(int status, Optional<String> location) {
    return STATUSES.contains(status)
        ? location
            .map(target -> PlainText.line(target, LONGEST_TARGET))
            .filter(target -> !target.isEmpty())
            .map(target -> "HTTP " + status + ": redirects to " + target + ", not followed")
        : Optional.empty();
  }
}
