package io.omnidepth.poll;

import io.omnidepth.app.VertxLoop;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.http.HttpAsker;
import io.omnidepth.poll.http.Proxy;
import io.omnidepth.poll.http.Transport;
import io.omnidepth.poll.http.Trust;
import io.omnidepth.source.SourceListener;
import io.omnidepth.source.SteadyTime;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pollers over real HTTP with all venues on loopback. */
public final class TestPolls {
  private TestPolls() {}

  /** The way to the venues, with a proxy that loopback does not use. */
  public static Transport transport(Map<Venue, URI> origins) {
    String proxy = "http://127.0.0.1:1";
    return transport(
        origins, Proxy.from(Map.of("HTTPS_PROXY", proxy, "HTTP_PROXY", proxy)), Trust.usual());
  }

  public static Transport transport(Map<Venue, URI> origins, Proxy proxy, Trust trust) {
    return new Transport(origins, proxy, trust, "omnidepth/test");
  }

  /** A plan of those venues. */
  public static PollPlan plan(
      Set<Venue> venues,
      List<Instrument> instruments,
      Duration interval,
      boolean lists,
      boolean paced) {
    return new PollPlan(
        List.copyOf(venues), instruments, interval, lists, paced ? Set.of() : venues, Set.of());
  }

  /** A loop with the time of this machine. */
  public static VertxLoop loop(Vertx vertx) {
    return VertxLoop.of(vertx, new SteadyTime(Clock.systemUTC(), System::nanoTime));
  }

  /** Starts a poller. */
  public static Poller start(
      Vertx vertx, PollPlan plan, Transport transport, ReceivedReports listener) {
    return start(vertx, loop(vertx), plan, transport, listener, listener);
  }

  /** Starts a poller on that loop. */
  public static Poller start(
      Vertx vertx,
      VertxLoop loop,
      PollPlan plan,
      Transport transport,
      SourceListener listener,
      PollListener polls) {
    Poller poller =
        new Poller(plan, Staleness.NONE, new HttpAsker(vertx, loop, transport), polls, () -> 1);
    poller.start(listener, loop);
    return poller;
  }
}
