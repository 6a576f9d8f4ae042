package io.omnidepth.poll;

import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.util.function.Consumer;

/** The way to a venue. It sends a question and brings the answer or a failure. */
public interface Asker {
  /**
   * Asks the venue once. It is called on the loop.
   *
   * @param bounds the bounds of the answer; an answer beyond them becomes a {@link Failure}
   * @param then is called exactly once, on the loop, after this has returned
   */
  void ask(Venue venue, Question question, Bounds bounds, Consumer<Reply> then);
}
