package io.omnidepth.http.connection;

import java.time.Duration;
import java.time.Instant;

/** The place of one connection, which it keeps until it leaves. */
final class Seat {
  private final ConnectionLimits limits;
  private final String peer;
  private final boolean forMany;
  private final ConnectionLimits.Line line;
  private Phase phase = Phase.REQUEST;
  private Instant since;

  /**
   * A place for a connection that was just opened.
   *
   * @param forMany whether the peer stands for many clients
   */
  Seat(
      ConnectionLimits limits,
      String peer,
      boolean forMany,
      ConnectionLimits.Line line,
      Instant now) {
    this.limits = limits;
    this.peer = peer;
    this.forMany = forMany;
    this.line = line;
    this.since = now;
  }

  String peer() {
    return peer;
  }

  boolean isForMany() {
    return forMany;
  }

  ConnectionLimits.Line line() {
    return line;
  }

  Phase phase() {
    return phase;
  }

  /** When its phase began. */
  Instant since() {
    return since;
  }

  void enter(Phase next, Instant now) {
    phase = next;
    since = now;
  }

  /** Moves its deadline by that time. */
  void forgive(Duration time) {
    since = since.plus(time);
  }

  /** Whether the server waits for a request of it. */
  boolean waits() {
    return phase == Phase.IDLE || phase == Phase.REQUEST;
  }

  /** The connection has ended. */
  void leave() {
    limits.leave(this);
  }
}
