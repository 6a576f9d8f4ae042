package io.omnidepth.venue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The venue's own times and sequence of a book.
 *
 * @param answered the time at which the venue made the answer, by its clock
 * @param changed the time of the book's last change, by its clock
 * @param sequence the venue's count of changes
 * @param cached the age of the answer in a cache, from the {@code Age} header
 */
public record Stamp(
    Optional<Instant> answered,
    Optional<Instant> changed,
    Optional<Long> sequence,
    Optional<Duration> cached) {
  /** A stamp without times and sequence. */
  public static final Stamp NONE =
      new Stamp(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The venue's time for display: the time of the answer, else that of the last change. */
  public Optional<Instant> venueTime() {
    return answered.or(() -> changed);
  }

  /** All times of the stamp. */
  public Stream<Instant> times() {
    return Stream.concat(answered.stream(), changed.stream());
  }

  /** The same stamp with the age from a cache. */
  public Stamp cached(Optional<Duration> age) {
    return new Stamp(answered, changed, sequence, age);
  }

  /** The same stamp without its times. */
  public Stamp timeless() {
    return new Stamp(Optional.empty(), Optional.empty(), sequence, cached);
  }
}
