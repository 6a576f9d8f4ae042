package io.omnidepth.venue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fact that every venue must have. */
final class RequiredFact {
  private RequiredFact() {}

  /**
   * The fact.
   *
   * @throws IllegalArgumentException if it is not declared
   */
  static <T> T of(@Nullable T fact, String name) {
    return Optional.ofNullable(fact).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }
}
