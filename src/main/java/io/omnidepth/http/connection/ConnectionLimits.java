package io.omnidepth.http.connection;

import io.omnidepth.api.Listener.Cut;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The connections of all peers. Each is in one phase at a time, and every phase but the stream's
 * has a deadline. Where a peer has all that it may, its own connection that has waited longest for
 * a request makes room. Where all places are taken, a peer with less than an equal part of them
 * gets one of the peer that has most, even one that works. Runs on one event loop.
 */
final class ConnectionLimits {
  /** What a connection does. */
  enum Phase {
    /** It has begun a request, or was just opened. */
    REQUEST("its request was not complete"),
    /** The server has its request. */
    ANSWER("it did not take its answer"),
    /** It is kept open between two requests. */
    IDLE("it asked nothing"),
    /** The server has said its last word. */
    CLOSING("it did not close"),
    /** It is a WebSocket, which has deadlines of its own. */
    STREAM("");

    private final String fault;

    Phase(String fault) {
      this.fault = fault;
    }
  }

  /** One connection, as its transport knows it. */
  interface Line {
    /** Ends it at once, whatever is still to be sent. */
    void drop();

    /** Called again and again while it is a WebSocket. */
    void look(Instant now);
  }

  /** The place of one connection, which it keeps until it leaves. */
  final class Seat {
    private final String peer;
    private final boolean forMany;
    private final Line line;
    private Phase phase = Phase.REQUEST;
    private Instant since;

    private Seat(String peer, boolean forMany, Line line, Instant now) {
      this.peer = peer;
      this.forMany = forMany;
      this.line = line;
      this.since = now;
    }

    void enter(Phase next, Instant now) {
      phase = next;
      since = now;
    }

    Phase phase() {
      return phase;
    }

    String peer() {
      return peer;
    }

    void leave() {
      Set<Seat> those = seats.get(peer);
      if (those != null && those.remove(this)) {
        count--;
        if (those.isEmpty()) {
          seats.remove(peer);
        }
      }
    }

    private boolean waits() {
      return phase == Phase.IDLE || phase == Phase.REQUEST;
    }

    private void look(Instant now) {
      if (phase == Phase.STREAM) {
        line.look(now);
      } else if (Duration.between(since, now).compareTo(deadline()) > 0) {
        if (phase != Phase.IDLE && phase != Phase.CLOSING) {
          cut.accept(Cut.LATE);
          log.say(
              phase.fault,
              "closed " + peer + ": " + phase.fault + " within " + deadline().toSeconds() + " s",
              now);
        }
        leave();
        line.drop();
      }
    }

    private Duration deadline() {
      return switch (phase) {
        case REQUEST -> bounds.request();
        case ANSWER -> bounds.answer();
        case IDLE, STREAM -> bounds.idle();
        case CLOSING -> bounds.closing();
      };
    }
  }

  /** A loop that turns looks several times as often. */
  private static final Duration STALL = Duration.ofSeconds(1);

  private static final String FULL = "there are too many connections";
  private static final String FULL_FOR_PEER = "a peer has too many connections";

  /** Those that are idle before those that have begun a request, and the oldest first. */
  private static final Comparator<Seat> FIRST_TO_GO =
      Comparator.comparing((Seat seat) -> seat.phase != Phase.IDLE)
          .thenComparing(seat -> seat.since);

  /** Of those that work: a stream last, and the oldest first. */
  private static final Comparator<Seat> NEXT_TO_GO =
      Comparator.comparing((Seat seat) -> seat.phase == Phase.STREAM)
          .thenComparing(seat -> seat.since);

  private final ConnectionBounds bounds;
  private final LogLimiter log;
  private final Consumer<Cut> cut;
  private final Map<String, Set<Seat>> seats = new HashMap<>();
  private Instant looked;
  private int count;

  /**
   * Nobody yet.
   *
   * @param cut hears of each connection that is ended or turned away
   */
  ConnectionLimits(ConnectionBounds bounds, LogLimiter log, Consumer<Cut> cut, Instant now) {
    this.looked = now;
    this.bounds = bounds;
    this.log = log;
    this.cut = cut;
  }

  /**
   * Gives a place to a connection that was just opened; none where there is no room.
   *
   * @param forMany whether the peer stands for many clients, and so has the bound of all
   */
  Optional<Seat> admit(String peer, boolean forMany, Line line, Instant now) {
    Set<Seat> others = seats.getOrDefault(peer, Set.of());
    if (!forMany && others.size() >= bounds.each() && !dropOneThatWaits(others, now)) {
      cut.accept(Cut.TOO_MANY);
      log.say(FULL_FOR_PEER, "refused " + peer + ": it has " + bounds.each() + " connections", now);
      return Optional.empty();
    }
    if (count >= bounds.all() && !makeRoom(forMany ? 0 : others.size(), now)) {
      cut.accept(Cut.TOO_MANY);
      log.say(FULL, "refused " + peer + ": there are " + bounds.all() + " connections", now);
      return Optional.empty();
    }
    Seat seat = new Seat(peer, forMany, line, now);
    seats.computeIfAbsent(peer, p -> new LinkedHashSet<>()).add(seat);
    count++;
    return Optional.of(seat);
  }

  /** Ends one for a peer that has none; whether there was one to end. */
  boolean makeRoom(Instant now) {
    return makeRoom(0, now);
  }

  /**
   * Ends one that waits, of the peer that has most; where that has no more than an equal part, one
   * that works of a peer that has more. For who has its part, only one that waits of a peer that
   * has no fewer.
   *
   * @param own how many the peer of the new one has
   */
  private boolean makeRoom(int own, Instant now) {
    int part = Math.max(1, bounds.all() / (seats.size() + 1));
    Set<Seat> waiting = most(Seat::waits);
    if (own >= part && own > waiting.size()) {
      return false;
    }
    if (own >= part || waiting.size() > part) {
      return dropOneThatWaits(waiting, now);
    }
    Set<Seat> working = most(seat -> !seat.forMany);
    return working.size() > part ? dropOneThatWorks(working, now) : dropOneThatWaits(waiting, now);
  }

  /** All of the peer that has most, of those who have one such. */
  private Set<Seat> most(Predicate<Seat> such) {
    return seats.values().stream()
        .filter(those -> those.stream().anyMatch(such))
        .max(Comparator.comparingInt(Set::size))
        .orElse(Set.of());
  }

  private boolean dropOneThatWaits(Set<Seat> among, Instant now) {
    Optional<Seat> first = among.stream().filter(Seat::waits).min(FIRST_TO_GO);
    first.ifPresent(
        seat ->
            drop(
                seat,
                "a connection made room",
                "closed a connection of " + seat.peer + " that asked nothing, to make room",
                now));
    return first.isPresent();
  }

  private boolean dropOneThatWorks(Set<Seat> among, Instant now) {
    Optional<Seat> first = among.stream().min(NEXT_TO_GO);
    first.ifPresent(
        seat ->
            drop(
                seat,
                "a connection made room for another peer's",
                "closed a connection of " + seat.peer + ", which has most, to make room",
                now));
    return first.isPresent();
  }

  private void drop(Seat seat, String cause, String line, Instant now) {
    log.say(cause, line, now);
    cut.accept(Cut.TOO_MANY);
    seat.leave();
    seat.line.drop();
  }

  /** Drops who has passed a deadline. Time in which the loop did not turn is nobody's fault. */
  void look(Instant now) {
    List<Seat> all = seats.values().stream().flatMap(Set::stream).toList();
    Duration gap = Duration.between(looked, now);
    if (gap.compareTo(STALL) > 0) {
      all.forEach(seat -> seat.since = seat.since.plus(gap));
    }
    looked = now;
    all.forEach(seat -> seat.look(now));
  }

  int count() {
    return count;
  }
}
