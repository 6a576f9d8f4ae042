package io.omnidepth.http.connection;

import io.omnidepth.api.Listener.Cut;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The deadlines of the connections of one loop. Each connection is in one phase at a time, and
 * every phase but the stream's has a deadline. Runs on that loop; a connection may leave on any
 * thread.
 */
final class Deadlines {
  /** A loop that is not held up looks several times as often. */
  private static final Duration STALL = Duration.ofSeconds(1);

  private final ConnectionBounds bounds;
  private final LogLimiter log;
  private final Consumer<Cut> cut;
  private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
  private Instant looked;

  /**
   * Deadlines without connections.
   *
   * @param cut hears of each connection that is ended
   */
  Deadlines(ConnectionBounds bounds, LogLimiter log, Consumer<Cut> cut, Instant now) {
    this.bounds = bounds;
    this.log = log;
    this.cut = cut;
    this.looked = now;
  }

  void add(Seat seat) {
    seats.add(seat);
  }

  /** Forgets a connection that has ended. */
  void remove(Seat seat) {
    seats.remove(seat);
  }

  /**
   * Drops the connections that have passed a deadline. Time in which the loop did not turn does not
   * count.
   */
  void look(Instant now) {
    Duration gap = Duration.between(looked, now);
    if (gap.compareTo(STALL) > 0) {
      seats.forEach(seat -> seat.forgive(gap));
    }
    looked = now;
    seats.forEach(seat -> look(seat, now));
  }

  private void look(Seat seat, Instant now) {
    Phase phase = seat.phase();
    if (phase == Phase.STREAM) {
      seat.line().look(now);
    } else if (Duration.between(seat.since(), now).compareTo(phase.longest(bounds)) > 0) {
      if (phase.isFault()) {
        cut.accept(Cut.LATE);
        log.say(
            phase.fault(),
            "closed "
                + seat.peer()
                + ": "
                + phase.fault()
                + " within "
                + phase.longest(bounds).toSeconds()
                + " s",
            now);
      }
      remove(seat);
      seat.leave();
      seat.line().drop();
    }
  }
}
