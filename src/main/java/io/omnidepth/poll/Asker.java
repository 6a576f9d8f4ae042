package io.omnidepth.poll;

import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.util.function.Consumer;

/** The way to a venue: one question goes out and comes back answered or failed. */
public interface Asker {
  /**
   * Asks the venue once. Called on the loop.
   *
   * @param bounds of the answer; one that breaks them comes back as a {@link Failure}
   * @param then is called exactly once, on the loop, after this has returned
   */
  void ask(Venue venue, Question question, Bounds bounds, Consumer<Heard> then);
}
