package io.omnidepth.http.stream;

import io.omnidepth.api.Demand;
import io.omnidepth.api.Listener;
import io.omnidepth.board.Publication;
import io.omnidepth.http.connection.LogLimiter;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.BoundedCount;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.source.Loop;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hubs of all loops, and the bounds that hold for all their readers together. Any thread may
 * call it.
 */
public final class Hubs {
  private static final Logger LOG = LoggerFactory.getLogger(Hubs.class);

  private final Publication board;
  private final Demand demand;
  private final Costs costs;
  private final UnsentBytes unsent;
  private final InstantSource clock;
  private final Listener listener;
  private final LogLimiter log = new LogLimiter(LOG);
  private final Views views;
  private final SnapshotPace pace;
  private final Late late;
  private final BoundedCount pending = new BoundedCount(PendingSubscriptions.MOST);
  private final BoundedCount pendingCharacters =
      new BoundedCount(PendingSubscriptions.MOST_CHARACTERS);

  private final BoundedCount sockets = new BoundedCount(Hub.MOST_SOCKETS);
  private final Map<String, BoundedCount> socketsOfClients = new HashMap<>();
  private final BoundedCount subscriptions = new BoundedCount(Long.MAX_VALUE);

  /**
   * Hubs without readers.
   *
   * @param mostViews the different views that all readers may subscribe
   * @param clock the time of the board
   * @param real the time of the server
   */
  public Hubs(
      Publication board,
      Demand demand,
      Costs costs,
      UnsentBytes unsent,
      int mostViews,
      InstantSource clock,
      InstantSource real,
      Listener listener) {
    this.board = board;
    this.demand = demand;
    this.costs = costs;
    this.unsent = unsent;
    this.clock = clock;
    this.listener = listener;
    this.views =
        new Views(costs, demand, ViewShares.of(mostViews, Runtime.getRuntime().maxMemory()));
    this.pace = new SnapshotPace(costs, real);
    this.late = new Late(log, listener);
  }

  /** A hub for the readers of that loop. */
  public Hub hub(Loop loop) {
    Channels channels = new Channels(loop, board, costs, clock, listener, late);
    return new Hub(this, loop, channels);
  }

  /** Does what has come due by time alone, for all loops. It is called by one, now and then. */
  public void look(Instant now) {
    views.choices().forEach(choice -> demand.stillWanted(choice, now));
    log.look(now);
    listener.readers(
        Math.toIntExact(sockets.count()), Math.toIntExact(subscriptions.count()), views.count());
  }

  /** Whether one more socket of that client has a place, which it takes. */
  synchronized boolean admit(Optional<String> client) {
    if (!sockets.take(1)) {
      return false;
    }
    boolean fits =
        client
            .map(
                name ->
                    socketsOfClients
                        .computeIfAbsent(name, n -> new BoundedCount(Hub.MOST_SOCKETS_A_CLIENT))
                        .take(1))
            .orElse(true);
    if (!fits) {
      sockets.giveBack(1);
    }
    return fits;
  }

  /** A socket gives its place back. */
  synchronized void leave(Optional<String> client) {
    sockets.giveBack(1);
    client.ifPresent(
        name ->
            socketsOfClients.computeIfPresent(
                name,
                (same, count) -> {
                  count.giveBack(1);
                  return count.count() == 0 ? null : count;
                }));
  }

  /** The number of all subscriptions. */
  BoundedCount subscriptions() {
    return subscriptions;
  }

  Publication board() {
    return board;
  }

  Demand demand() {
    return demand;
  }

  Costs costs() {
    return costs;
  }

  UnsentBytes unsent() {
    return unsent;
  }

  Listener listener() {
    return listener;
  }

  LogLimiter log() {
    return log;
  }

  Views views() {
    return views;
  }

  SnapshotPace pace() {
    return pace;
  }

  PendingSubscriptions pending() {
    return new PendingSubscriptions(pending, pendingCharacters);
  }
}
