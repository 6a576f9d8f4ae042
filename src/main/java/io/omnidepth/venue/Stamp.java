package io.omnidepth.venue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The venue's own word for when and which.
 *
 * @param answered when it made the answer, by its clock
 * @param changed when the book last changed, by its clock
 * @param sequence its count of changes
 * @param cached the age of the answer by a cache on the way; the {@code Age} header
 */
public record Stamp(
    Optional<Instant> answered,
    Optional<Instant> changed,
    Optional<Long> sequence,
    Optional<Duration> cached) {
  /** The venue says nothing. */
  public static final Stamp NONE =
      new Stamp(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The time that is shown as the venue's: of the answer, else of the last change. */
  public Optional<Instant> told() {
    return answered.or(() -> changed);
  }

  /** All times that it tells. */
  public Stream<Instant> times() {
    return Stream.concat(answered.stream(), changed.stream());
  }

  /** The same with the age that a cache tells. */
  public Stamp cached(Optional<Duration> age) {
    return new Stamp(answered, changed, sequence, age);
  }

  /** The same without its times. */
  public Stamp timeless() {
    return new Stamp(Optional.empty(), Optional.empty(), sequence, cached);
  }
}
