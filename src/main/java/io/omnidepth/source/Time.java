package io.omnidepth.source;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The only source of time.
 *
 * <p>{@link #instant()} is the wall clock's reading at the start plus the monotonic time since. It
 * never goes back and never jumps. Every duration is the difference of two of its moments.
 */
@FunctionalInterface
public interface Time extends InstantSource {
  /**
   * The wall clock's present reading. It is for display and for times that a venue counts in wall
   * time.
   */
  default Instant wall() {
    return instant();
  }
}
