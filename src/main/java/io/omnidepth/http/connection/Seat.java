package io.omnidepth.http.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * The place of one connection, which it keeps until it leaves. Its loop moves it from phase to
 * phase; any thread may read it.
 */
final class Seat {
  private final ConnectionLimits limits;
  private final String peer;
  private final boolean forMany;
  private final ConnectionLimits.Line line;
  private volatile Step step;

  /** A phase and when it began. */
  private record Step(Phase phase, Instant since) {}

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
    this.step = new Step(Phase.REQUEST, now);
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
    return step.phase();
  }

  /** When its phase began. */
  Instant since() {
    return step.since();
  }

  void enter(Phase next, Instant now) {
    step = new Step(next, now);
  }

  /** Moves its deadline by that time. */
  void forgive(Duration time) {
    Step now = step;
    step = new Step(now.phase(), now.since().plus(time));
  }

  /** Whether the server waits for a request of it. */
  boolean waits() {
    Phase phase = step.phase();
    return phase == Phase.IDLE || phase == Phase.REQUEST;
  }

  /** The connection has ended. */
  void leave() {
    limits.leave(this);
  }
}
