package io.omnidepth.poll;

import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.util.List;

/** Hears what is of interest about polling alone. Called on the poller's loop. */
public interface PollListener {
  /** A listener that does not care. */
  PollListener NONE =
      new PollListener() {
        @Override
        public void polled(PollTrace trace) {}

        @Override
        public void spent(Venue venue, List<LimitUse> spent) {}

        @Override
        public void room(Venue venue, Room room) {}
      };

  /** One question for a book has ended. It is told before the book's report. */
  void polled(PollTrace trace);

  /** This much of each of a venue's limits is spent, as a round closes. */
  void spent(Venue venue, List<LimitUse> spent);

  /** This many books find room in a venue's limits, as a round closes. */
  void room(Venue venue, Room room);
}
