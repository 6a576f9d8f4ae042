package io.omnidepth.poll;

import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.util.List;

/** The receiver of facts about polling itself. It is called on the poller's loop. */
public interface PollListener {
  /** A listener that does nothing. */
  PollListener NONE =
      new PollListener() {
        @Override
        public void polled(PollTrace trace) {}

        @Override
        public void spent(Venue venue, List<LimitUse> spent) {}

        @Override
        public void room(Venue venue, Room room) {}
      };

  /** One question for a book has ended. The call comes before the book's report. */
  void polled(PollTrace trace);

  /** The rounds close with this used weight of each of a venue's limits. */
  void spent(Venue venue, List<LimitUse> spent);

  /** The rounds close with this room for books in a venue's limits. */
  void room(Venue venue, Room room);
}
