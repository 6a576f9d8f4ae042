package io.omnidepth.source;

import io.omnidepth.venue.Claim;
import java.util.List;

/** A way by which venues tell their books: by answers, by streams, from a recording. */
public interface Source {
  /**
   * Starts. Called once, by any thread.
   *
   * @param listener is called on {@code loop}
   */
  void start(SourceListener listener, Loop loop);

  /**
   * Watches these instruments from now on, and no others. Called by any thread, once it has
   * started.
   *
   * @param claims in the order in which they came
   */
  void watch(List<Claim> claims);

  /** Ends for good. Called by any thread; nothing is told after that. */
  void stop();
}
