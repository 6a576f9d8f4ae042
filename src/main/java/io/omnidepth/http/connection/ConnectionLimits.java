package io.omnidepth.http.connection;

import io.omnidepth.api.Listener.Cut;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The connections of all peers, on all loops. A peer that has as many as it may makes room itself:
 * with its connection that has waited longest for a request. If all places are taken, a peer with
 * less than an equal part gets a place of the peer that has most, even one that works. Any thread
 * may call it.
 */
final class ConnectionLimits {
  /** One connection, as its transport knows it. */
  interface Line {
    /** Ends it at once, whatever is still to be sent. Any thread may call it. */
    void drop();

    /** Called again and again, on its loop, while it is a WebSocket. */
    void look(Instant now);
  }

  /**
   * The connections that may go to make room, and the words of the log for that.
   *
   * @param which whether a connection is one of these
   * @param first the order in which they go
   */
  private record Choice(
      Predicate<Seat> which, Comparator<Seat> first, String cause, String reason) {}

  /** Those that wait for a request: idle ones first, and the oldest first. */
  private static final Choice WAITING =
      new Choice(
          Seat::waits,
          Comparator.comparing((Seat seat) -> seat.phase() != Phase.IDLE)
              .thenComparing(Seat::since),
          "a connection made room",
          " that asked nothing");

  /** Those that work, too: streams last, and the oldest first. */
  private static final Choice WORKING =
      new Choice(
          seat -> true,
          Comparator.comparing((Seat seat) -> seat.phase() == Phase.STREAM)
              .thenComparing(Seat::since),
          "a connection made room for another peer's",
          ", which has most");

  private static final String FULL = "there are too many connections";
  private static final String FULL_FOR_PEER = "a peer has too many connections";

  private final ConnectionBounds bounds;
  private final LogLimiter log;
  private final Consumer<Cut> cut;
  private final Map<String, Set<Seat>> seats = new HashMap<>();
  private int count;

  /**
   * Limits without connections.
   *
   * @param cut hears of each connection that is ended or turned away
   */
  ConnectionLimits(ConnectionBounds bounds, LogLimiter log, Consumer<Cut> cut) {
    this.bounds = bounds;
    this.log = log;
    this.cut = cut;
  }

  /**
   * Gives a place to a connection that was just opened; empty if there is no room.
   *
   * @param forMany whether the peer stands for many clients, and so has the bound of all
   */
  synchronized Optional<Seat> admit(String peer, boolean forMany, Line line, Instant now) {
    Set<Seat> others = seats.getOrDefault(peer, Set.of());
    if (!forMany && others.size() >= bounds.each() && !dropOne(WAITING, others, now)) {
      cut.accept(Cut.TOO_MANY);
      log.say(FULL_FOR_PEER, "refused " + peer + ": it has " + bounds.each() + " connections", now);
      return Optional.empty();
    }
    if (count >= bounds.all() && !makeRoom(forMany ? 0 : others.size(), now)) {
      cut.accept(Cut.TOO_MANY);
      log.say(FULL, "refused " + peer + ": there are " + bounds.all() + " connections", now);
      return Optional.empty();
    }
    Seat seat = new Seat(this, peer, forMany, line, now);
    seats.computeIfAbsent(peer, p -> new LinkedHashSet<>()).add(seat);
    count++;
    return Optional.of(seat);
  }

  /** Ends a connection for a peer that has none; returns whether there was one to end. */
  synchronized boolean makeRoom(Instant now) {
    return makeRoom(0, now);
  }

  /**
   * Ends a connection of the peer that has most, to make room for a new one. It takes one that
   * waits. If no peer with such a one has more than an equal part, it takes one that works of a
   * peer that has more. A peer that has its part already gets only a place that waits, of a peer
   * that has no fewer.
   *
   * @param own the number that the new connection's peer has
   */
  private boolean makeRoom(int own, Instant now) {
    int part = Math.max(1, bounds.all() / (seats.size() + 1));
    Set<Seat> waiting = most(Seat::waits);
    if (own >= part && own > waiting.size()) {
      return false;
    }
    if (own >= part || waiting.size() > part) {
      return dropOne(WAITING, waiting, now);
    }
    Set<Seat> working = most(seat -> !seat.isForMany());
    return working.size() > part ? dropOne(WORKING, working, now) : dropOne(WAITING, waiting, now);
  }

  /** All connections of the peer that has most, among the peers that have one such. */
  private Set<Seat> most(Predicate<Seat> such) {
    return seats.values().stream()
        .filter(those -> those.stream().anyMatch(such))
        .max(Comparator.comparingInt(Set::size))
        .orElse(Set.of());
  }

  private boolean dropOne(Choice choice, Set<Seat> among, Instant now) {
    Optional<Seat> first = among.stream().filter(choice.which).min(choice.first);
    first.ifPresent(
        seat -> {
          log.say(
              choice.cause,
              "closed a connection of " + seat.peer() + choice.reason + ", to make room",
              now);
          cut.accept(Cut.TOO_MANY);
          leave(seat);
          seat.line().drop();
        });
    return first.isPresent();
  }

  /** Frees the place of a connection that has ended. */
  synchronized void leave(Seat seat) {
    Set<Seat> those = seats.get(seat.peer());
    if (those != null && those.remove(seat)) {
      count--;
      if (those.isEmpty()) {
        seats.remove(seat.peer());
      }
    }
  }

  synchronized int count() {
    return count;
  }
}
