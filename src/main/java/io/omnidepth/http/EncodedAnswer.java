package io.omnidepth.http;

import io.omnidepth.api.Answer;
import io.omnidepth.api.Problem;
import io.omnidepth.api.Representation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that is ready to be sent. Made on any thread. */
sealed interface EncodedAnswer {
  /** The problem that prevents an answer. */
  record Failure(Problem problem) implements EncodedAnswer {}

  /**
   * A representation in bytes.
   *
   * @param body empty for a reader who has it already
   * @param wrote the time that the body took to write
   */
  record Content(
      Representation representation,
      String tag,
      ContentEncoding coding,
      Optional<byte[]> body,
      Duration wrote)
      implements EncodedAnswer {}

  /** Writes and compresses the answer as a request asks for it. */
  static EncodedAnswer of(
      Answer answer,
      EntityTags tags,
      @Nullable String ifNoneMatch,
      ContentEncoding coding,
      InstantSource clock) {
    if (answer instanceof Problem problem) {
      return new Failure(problem);
    }
    Representation representation = (Representation) answer;
    String tag = tags.tag(representation);
    if (ifNoneMatch != null && EntityTags.matches(ifNoneMatch, tag)) {
      return new Content(representation, tag, coding, Optional.empty(), Duration.ZERO);
    }
    Instant begun = clock.instant();
    byte[] plain = representation.body().get();
    Duration wrote = Duration.between(begun, clock.instant());
    byte[] body = coding.encode(plain);
    return new Content(representation, tag, coding, Optional.of(body), wrote);
  }
}
