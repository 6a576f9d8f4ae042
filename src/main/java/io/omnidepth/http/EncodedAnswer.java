package io.omnidepth.http;

import io.omnidepth.api.Answer;
import io.omnidepth.api.Form;
import io.omnidepth.api.Problem;
import io.omnidepth.api.Representation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** An answer that is ready to be sent. Made on any thread. */
sealed interface EncodedAnswer {
  /** The problem that prevents an answer. */
  record Failure(Problem problem) implements EncodedAnswer {}

  /**
   * A representation in bytes.
   *
   * @param body empty if all its readers have it already
   * @param merged the time that the merge of the books took; empty if they were merged before
   * @param wrote the time that the body took to write
   */
  record Content(
      Form form,
      String tag,
      ContentEncoding coding,
      Optional<AnswerBody> body,
      Optional<Duration> merged,
      Duration wrote)
      implements EncodedAnswer {}

  /**
   * Writes and compresses the answer.
   *
   * @param needsBody whether a reader has not got the answer with this tag
   */
  static EncodedAnswer of(
      Answer answer,
      EntityTags tags,
      Predicate<String> needsBody,
      ContentEncoding coding,
      InstantSource clock) {
    if (answer instanceof Problem problem) {
      return new Failure(problem);
    }
    Representation representation = (Representation) answer;
    String tag = tags.tag(representation);
    if (!needsBody.test(tag)) {
      return new Content(
          representation.form(),
          tag,
          coding,
          Optional.empty(),
          representation.merged(),
          Duration.ZERO);
    }
    Instant begun = clock.instant();
    byte[] plain = representation.body().get();
    Duration wrote = Duration.between(begun, clock.instant());
    return new Content(
        representation.form(),
        tag,
        coding,
        Optional.of(new AnswerBody(coding.encode(plain))),
        representation.merged(),
        wrote);
  }
}
