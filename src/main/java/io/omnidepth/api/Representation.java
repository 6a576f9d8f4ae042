package io.omnidepth.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A resource in one form. The body is written only for a reader who has not got it yet.
 *
 * @param version counts the states of the resource
 * @param variant tells it from the other representations of that version
 * @param body writes it
 * @param merged the time that the merge of the books took; empty if they were merged before
 */
public record Representation(
    long version, String variant, Form form, Supplier<String> body, Optional<Duration> merged)
    implements Answer {
  /** A representation for which nothing was merged. */
  public Representation(long version, String variant, Form form, Supplier<String> body) {
    this(version, variant, form, body, Optional.empty());
  }
}
