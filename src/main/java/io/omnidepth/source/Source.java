package io.omnidepth.source;

import io.omnidepth.venue.Claim;
import java.util.List;

/** A source of venues' books: answers, streams or a recording. */
public interface Source {
  /**
   * Starts the source. It is called once, by any thread.
   *
   * @param listener the listener, which is called on {@code loop}
   */
  void start(SourceListener listener, Loop loop);

  /**
   * Watches only these instruments from now on. Any thread may call it after the start.
   *
   * @param claims the instruments, in the order in which they came
   */
  void watch(List<Claim> claims);

  /** Ends the source for ever. Any thread may call it. The listener gets nothing after that. */
  void stop();
}
