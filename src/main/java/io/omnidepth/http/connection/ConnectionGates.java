package io.omnidepth.http.connection;

import io.netty.channel.Channel;
import io.omnidepth.api.Listener;
import io.omnidepth.source.Loop;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gates of all loops, and the bounds that hold for all their connections together. Any thread
 * may call it.
 */
public final class ConnectionGates {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionGates.class);
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

  private final ConnectionBounds bounds;
  private final ConnectionLimits limits;
  private final InboundBudget budget =
      new InboundBudget(InboundBudget.OF_A_SOCKET, InboundBudget.OF_A_CLIENT);
  private final LogLimiter log = new LogLimiter(LOG);
  private final List<Network> proxies;
  private final Listener listener;
  private final InstantSource clock;

  /** It is known with the first connection. */
  private @Nullable AcceptPace pace;

  /**
   * Gates with these bounds.
   *
   * @param proxies the peers that stand for many clients
   */
  public ConnectionGates(
      ConnectionBounds bounds, List<Network> proxies, InstantSource clock, Listener listener) {
    this.bounds = bounds;
    this.limits = new ConnectionLimits(bounds, log, listener::cut);
    this.proxies = List.copyOf(proxies);
    this.clock = clock;
    this.listener = listener;
  }

  /** A gate for the connections of that loop. */
  public ConnectionGate gate(Loop loop) {
    return new ConnectionGate(this, loop);
  }

  ConnectionLimits limits() {
    return limits;
  }

  InboundBudget budget() {
    return budget;
  }

  LogLimiter log() {
    return log;
  }

  Listener listener() {
    return listener;
  }

  Deadlines deadlines(Instant now) {
    return new Deadlines(bounds, log, listener::cut, now);
  }

  boolean standsForMany(String peer) {
    return THIS_MACHINE.contains(peer) || proxies.stream().anyMatch(each -> each.has(peer));
  }

  /** The pace of the channel that accepts all connections. */
  synchronized AcceptPace pace(Channel accepted) {
    AcceptPace known = pace;
    if (known == null) {
      known =
          new AcceptPace(
              accepted.parent(),
              this::standsForMany,
              clock,
              failure -> notAccepted(String.valueOf(failure)));
      pace = known;
    }
    return known;
  }

  private synchronized Optional<AcceptPace> pace() {
    return Optional.ofNullable(pace);
  }

  /** If there is no file descriptor left, another connection has to give its own. */
  private void notAccepted(String failure) {
    Instant now = clock.instant();
    log.say("no connection could be accepted", "no connection is accepted: " + failure, now);
    if (limits.makeRoom(now)) {
      pace().ifPresent(AcceptPace::goOn);
    }
  }

  /** Accepts again where it may, and tells what the log left out. It is called by one loop. */
  public void look(Instant now) {
    pace().ifPresent(known -> look(known, now));
    log.look(now);
    listener.connections(limits.count());
  }

  private void look(AcceptPace known, Instant now) {
    known.look();
    int tooFast = known.tooFast();
    if (tooFast > 0) {
      listener.cut(Listener.Cut.TOO_MANY);
      log.say(
          "connections came too fast",
          "refused " + tooFast + " connections of peers that open too many a second",
          now);
    }
  }

  /** Lets no connection in any more. */
  public void stop() {
    pace().ifPresent(AcceptPace::stop);
  }
}
