package io.omnidepth.demo;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Loop;
import io.omnidepth.venue.Venue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An embedded exchange for each venue of a list, each at its own port on loopback. */
public final class EmbeddedExchanges {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedExchanges.class);

  /**
   * The markets that they list by default: coins in every quote, one coin in another, and the
   * currencies themselves. A book is made at a request, so an unused market costs nothing.
   */
  public static final List<Instrument> USUAL =
      Stream.concat(
              Stream.of("BTC", "ETH", "SOL", "XRP", "DOGE", "ADA", "LTC")
                  .flatMap(
                      base ->
                          Currency.ALL.stream().map(quote -> new Instrument(base, quote.code()))),
              Stream.concat(Stream.of(new Instrument("ETH", "BTC")), pairs()))
          .toList();

  private static final Duration MISHAP = Duration.ofSeconds(12);
  private static final String HOST = "127.0.0.1";
  private static final int BIGGEST_QUESTION = 64 * 1024;

  private final Map<Venue, ExchangeServer> servers;
  private final Map<Venue, URI> origins;
  private final SeededRandom chance;

  private EmbeddedExchanges(
      Map<Venue, ExchangeServer> servers, Map<Venue, URI> origins, SeededRandom chance) {
    this.chance = chance.of("mishaps");
    this.servers = servers;
    this.origins = origins;
  }

  /** Each currency in each other. An exchange lists those of its sample alone. */
  private static Stream<Instrument> pairs() {
    return Currency.ALL.stream()
        .flatMap(
            base ->
                Currency.ALL.stream()
                    .filter(quote -> !quote.equals(base))
                    .map(quote -> new Instrument(base.code(), quote.code())));
  }

  /**
   * Starts all exchanges. It fails if a port is taken. The exchanges end with {@code vertx}.
   *
   * @param loops the loops of {@code vertx}, one for each exchange
   */
  public static Future<EmbeddedExchanges> start(
      Vertx vertx, DemoPlan plan, Supplier<? extends Loop> loops) {
    World world = new World(plan.seed());
    SeededRandom chance = new SeededRandom(plan.seed());
    Instant now = loops.get().instant();
    Duration ahead = plan.start().map(at -> Duration.between(now, at)).orElse(Duration.ZERO);
    List<EmbeddedExchange> exchanges =
        plan.venues().parallelStream()
            .map(
                venue ->
                    new EmbeddedExchange(
                        venue,
                        plan.instruments(),
                        world,
                        chance,
                        plan.unlimited(),
                        plan.mostLevels(),
                        ahead))
            .toList();
    Map<Venue, ExchangeServer> servers = new LinkedHashMap<>();
    List<Future<HttpServer>> listening = new ArrayList<>();
    for (EmbeddedExchange exchange : exchanges) {
      Venue venue = exchange.venue();
      ExchangeServer server =
          new ExchangeServer(vertx, exchange, loops.get(), chance, plan.unlimited());
      int port = plan.firstPort() == 0 ? 0 : plan.firstPort() + servers.size();
      servers.put(venue, server);
      listening.add(server.listen(options(plan, port)));
    }
    return Future.all(listening)
        .map(
            all ->
                new EmbeddedExchanges(
                    servers,
                    origins(
                        plan.certificate().isPresent() ? "https" : "http",
                        List.copyOf(servers.keySet()),
                        listening),
                    chance));
  }

  private static Map<Venue, URI> origins(
      String scheme, List<Venue> venues, List<Future<HttpServer>> listening) {
    Map<Venue, URI> origins = new LinkedHashMap<>();
    for (int i = 0; i < venues.size(); i++) {
      int port = listening.get(i).result().actualPort();
      origins.put(venues.get(i), URI.create(scheme + "://" + HOST + ":" + port));
    }
    return origins;
  }

  private static HttpServerOptions options(DemoPlan plan, int port) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(HOST)
            .setPort(port)
            .setCompressionSupported(plan.gzip())
            .setCompressionLevel(1)
            .setHttp2ClearTextEnabled(false) // a client's request to upgrade may never be answered
            .setMaxFormAttributeSize(BIGGEST_QUESTION);
    plan.certificate()
        .ifPresent(
            certificate -> options.setSsl(true).setUseAlpn(true).setKeyCertOptions(certificate));
    return options;
  }

  /** The address of each exchange. */
  public Map<Venue, URI> origins() {
    return origins;
  }

  /** The address of that venue's exchange. */
  URI origin(Venue venue) {
    return Optional.ofNullable(origins.get(venue)).orElseThrow();
  }

  /** Sets the fault of that venue's exchange from now on. */
  public void fault(Venue venue, Fault how) {
    server(venue).fault(how);
  }

  /** Sets each kind of fault for a while, at one exchange after the other, until the loop ends. */
  public void failNowAndThen(Loop loop) {
    List<ExchangeServer> all = List.copyOf(servers.values());
    Fault[] ways = Fault.values();
    int[] mishaps = {0};
    Runnable mishap =
        () -> {
          int number = mishaps[0]++;
          ExchangeServer server = all.get((int) (all.size() * chance.at(number)));
          Fault fault = ways[1 + number % (ways.length - 1)];
          LOG.warn("{} fails for {} s: {}", server.venue(), MISHAP.toSeconds(), fault.word());
          server.fault(fault);
          loop.after(MISHAP, () -> server.fault(Fault.NONE));
        };
    loop.submit(() -> loop.every(MISHAP, mishap));
  }

  /** The instruments that the venue's exchange lists. */
  List<Instrument> instruments(Venue venue) {
    return server(venue).exchange().instruments();
  }

  /**
   * These instruments and, for each exchange that lists none of them, one that it lists: in the
   * order of {@link #USUAL}.
   */
  public List<Instrument> withABookEach(List<Instrument> instruments) {
    List<Instrument> all = new ArrayList<>(instruments);
    for (ExchangeServer server : servers.values()) {
      List<Instrument> listed = server.exchange().instruments();
      if (Collections.disjoint(all, listed)) {
        listed.stream().limit(1).forEach(all::add);
      }
    }
    all.sort(Comparator.comparing(USUAL::indexOf));
    return all;
  }

  /** The requests that the venue's exchange had and the weight used of its limits, as JSON. */
  String counts(Venue venue) {
    return server(venue).counts();
  }

  private ExchangeServer server(Venue venue) {
    return Optional.ofNullable(servers.get(venue))
        .orElseThrow(() -> new IllegalArgumentException(venue + " is not embedded"));
  }
}
