package io.omnidepth.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A resource in one form. The body is written only for a reader who has not got it yet.
 *
 * @param version counts the states of the resource
 * @param variant tells it from the other representations of that version
 * @param body writes it; nobody may change its bytes
 * @param merged the time that the merge of the books took; empty if they were merged before
 */
public record Representation(
    long version, String variant, Form form, Supplier<byte[]> body, Optional<Duration> merged)
    implements Answer {
  /** A representation for which nothing was merged. */
  public Representation(long version, String variant, Form form, Supplier<byte[]> body) {
    this(version, variant, form, body, Optional.empty());
  }

  /** The same of a text. */
  public static Representation ofText(
      long version, String variant, Form form, Supplier<String> text) {
    return new Representation(
        version, variant, form, () -> text.get().getBytes(StandardCharsets.UTF_8));
  }
}
