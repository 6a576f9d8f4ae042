package io.omnidepth.demo;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every venue of a list as an embedded exchange, each at a port of its own on loopback. */
public final class EmbeddedExchanges {
  private static final String HOST = "127.0.0.1";
  private static final int BIGGEST_QUESTION = 64 * 1024;

  /**
   * What to embed, and how.
   *
   * @param instruments what the exchanges may list; each has those in its own quotes
   * @param seed the same seed gives the same books at the same moment
   * @param firstPort the first venue's port, the next one's after it; 0 for any free ones
   * @param certificate to answer over TLS with, by HTTP/2 where the asker can; empty for plain HTTP
   * @param prompt whether to answer at once, without the latencies of the real ones
   */
  public record Plan(
      List<Venue> venues,
      List<Instrument> instruments,
      long seed,
      int firstPort,
      Optional<KeyCertOptions> certificate,
      boolean prompt) {
    public Plan {
      venues = List.copyOf(venues);
      instruments = List.copyOf(instruments);
    }
  }

  private final Map<Venue, ExchangeServer> servers;
  private final Map<Venue, URI> origins;

  private EmbeddedExchanges(Map<Venue, ExchangeServer> servers, Map<Venue, URI> origins) {
    this.servers = servers;
    this.origins = origins;
  }

  /** Starts them all; fails where a port is taken. They end with {@code vertx}. */
  public static Future<EmbeddedExchanges> start(Vertx vertx, Plan plan, InstantSource clock) {
    World world = new World(plan.seed());
    Chance chance = new Chance(plan.seed());
    Map<Venue, ExchangeServer> servers = new LinkedHashMap<>();
    List<Future<HttpServer>> listening = new ArrayList<>();
    for (Venue venue : plan.venues()) {
      ExchangeServer server =
          new ExchangeServer(
              vertx,
              new EmbeddedExchange(venue, plan.instruments(), world, chance),
              clock,
              chance,
              plan.prompt());
      int port = plan.firstPort() == 0 ? 0 : plan.firstPort() + servers.size();
      servers.put(venue, server);
      listening.add(server.listen(options(plan, port)));
    }
    return Future.all(listening)
        .map(
            all -> {
              Map<Venue, URI> origins = new LinkedHashMap<>();
              String scheme = plan.certificate().isPresent() ? "https" : "http";
              List<Venue> venues = List.copyOf(servers.keySet());
              for (int i = 0; i < venues.size(); i++) {
                int port = listening.get(i).result().actualPort();
                origins.put(venues.get(i), URI.create(scheme + "://" + HOST + ":" + port));
              }
              return new EmbeddedExchanges(servers, origins);
            });
  }

  private static HttpServerOptions options(Plan plan, int port) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(HOST)
            .setPort(port)
            .setCompressionSupported(true)
            .setCompressionLevel(1)
            .setMaxFormAttributeSize(BIGGEST_QUESTION);
    plan.certificate()
        .ifPresent(
            certificate -> options.setSsl(true).setUseAlpn(true).setKeyCertOptions(certificate));
    return options;
  }

  /** Where each is asked. */
  public Map<Venue, URI> origins() {
    return origins;
  }

  /** Has that venue's exchange fail that way from now on. */
  public void fault(Venue venue, Fault how) {
    server(venue).fault(how);
  }

  /** What that venue's exchange lists. */
  public List<Instrument> instruments(Venue venue) {
    return server(venue).exchange().instruments();
  }

  /** How much was asked of that venue's exchange and how near its limits that came, as JSON. */
  public String counts(Venue venue) {
    return server(venue).exchange().counts().toString();
  }

  private ExchangeServer server(Venue venue) {
    return Optional.ofNullable(servers.get(venue))
        .orElseThrow(() -> new IllegalArgumentException(venue + " is not embedded"));
  }
}
