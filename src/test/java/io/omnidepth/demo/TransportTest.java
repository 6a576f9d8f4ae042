package io.omnidepth.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.poll.ReceivedReports;
import io.omnidepth.poll.TestPolls;
import io.omnidepth.poll.http.Proxy;
import io.omnidepth.poll.http.Trust;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, HTTP/2 and a proxy, with real peers on loopback. */
class TransportTest {
  private static final Venue KRAKEN = Catalog.find("kraken").orElseThrow();

  @TempDir private static Path keys;
  private static TestCertificate certificate;

  private Vertx vertx;

  @BeforeAll
  static void certify() throws Exception {
    certificate = new TestCertificate(keys);
  }

  /** Resolves kraken.test to this machine. The reverse lookup does not give that name. */
  @BeforeEach
  void begin() {
    AddressResolverOptions names =
        new AddressResolverOptions().setHostsValue(Buffer.buffer("127.0.0.1 kraken.test\n"));
    vertx = Vertx.vertx(new VertxOptions().setAddressResolverOptions(names));
  }

  @AfterEach
  void end() {
    vertx.close().await();
  }

  private EmbeddedExchanges exchange(boolean tls) {
    Optional<KeyCertOptions> shown = tls ? Optional.of(certificate.key()) : Optional.empty();
    return TestExchanges.start(vertx, List.of(KRAKEN), shown);
  }

  private Outcome poll(URI origin, Trust trust, Map<String, String> environment)
      throws InterruptedException {
    ReceivedReports reports = new ReceivedReports();
    TestPolls.start(
        vertx,
        TestPolls.plan(
            Set.of(KRAKEN), List.of(TestExchanges.BTC_USD), Duration.ofMillis(500), false, false),
        TestPolls.transport(Map.of(KRAKEN, origin), Proxy.from(environment), trust),
        reports);
    return reports.next("kraken").outcome();
  }

  private static String protocol(EmbeddedExchanges exchanges) throws Exception {
    return new JsonMapper().readTree(exchanges.counts(KRAKEN)).get("protocol").asText();
  }

  @Test
  void speaksHttp2OverTlsWithATrustedVenue() throws Exception {
    EmbeddedExchanges exchanges = exchange(true);
    Outcome outcome = poll(exchanges.origin(KRAKEN), Trust.also(certificate.pem()), Map.of());
    assertInstanceOf(Outcome.Fresh.class, outcome, outcome::toString);
    assertEquals("h2", protocol(exchanges));
  }

  @Test
  void speaksHttp1OverPlainSockets() throws Exception {
    EmbeddedExchanges exchanges = exchange(false);
    assertInstanceOf(Outcome.Fresh.class, poll(exchanges.origin(KRAKEN), Trust.usual(), Map.of()));
    assertEquals("http/1.1", protocol(exchanges));
  }

  @Test
  void refusesAnUnknownCertificate() throws Exception {
    EmbeddedExchanges exchanges = exchange(true);
    Outcome outcome = poll(exchanges.origin(KRAKEN), Trust.usual(), Map.of());
    String why = assertInstanceOf(Outcome.Unreachable.class, outcome).why();
    assertTrue(why.contains("certif") || why.contains("PKIX"), why);
  }

  @Test
  void refusesACertificateForAnotherName() throws Exception {
    EmbeddedExchanges exchanges = exchange(true);
    URI elsewhere = URI.create("https://localhost:" + exchanges.origin(KRAKEN).getPort());
    Outcome outcome = poll(elsewhere, Trust.also(certificate.pem()), Map.of());
    assertInstanceOf(Outcome.Unreachable.class, outcome, outcome::toString);
  }

  /** A proxy that records its requests. */
  private final class RealProxy {
    final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final NetClient sockets = vertx.createNetClient();
    private final HttpClient client = vertx.createHttpClient();
    private final HttpServer server;

    RealProxy() {
      server = vertx.createHttpServer().requestHandler(this::pass).listen(0, "127.0.0.1").await();
    }

    private void pass(HttpServerRequest request) {
      requests.add(
          request.method()
              + " "
              + request.uri().replaceAll(":\\d+", ":*")
              + " "
              + request.getHeader("Proxy-Authorization"));
      if (HttpMethod.CONNECT.equals(request.method())) {
        String port = request.uri().substring(request.uri().indexOf(':') + 1);
        sockets
            .connect(Integer.parseInt(port), "127.0.0.1")
            .onSuccess(
                there ->
                    request
                        .toNetSocket()
                        .onSuccess(
                            here -> {
                              here.pipeTo(there);
                              there.pipeTo(here);
                            }));
      } else {
        URI target = URI.create(request.uri());
        String rest = target.getRawPath() + "?" + target.getRawQuery();
        client
            .request(request.method(), target.getPort(), "127.0.0.1", rest)
            .compose(sent -> sent.send().compose(answer -> answer.body()))
            .onSuccess(body -> request.response().end(body));
      }
    }

    Map<String, String> environment(String noProxy) {
      String url = "http://user:word@127.0.0.1:" + server.actualPort();
      return Map.of("HTTPS_PROXY", url, "HTTP_PROXY", url, "NO_PROXY", noProxy);
    }
  }

  private static URI named(EmbeddedExchanges exchanges) {
    URI origin = exchanges.origin(KRAKEN);
    return URI.create(origin.getScheme() + "://kraken.test:" + origin.getPort());
  }

  @Test
  void goesThroughTheProxyByTlsAndHttp2() throws Exception {
    EmbeddedExchanges exchanges = exchange(true);
    RealProxy proxy = new RealProxy();
    Outcome outcome = poll(named(exchanges), Trust.also(certificate.pem()), proxy.environment(""));
    assertInstanceOf(Outcome.Fresh.class, outcome, outcome::toString);
    assertEquals("CONNECT kraken.test:* Basic dXNlcjp3b3Jk", proxy.requests.poll());
    assertEquals("h2", protocol(exchanges));
  }

  @Test
  void goesThroughTheProxyPlainly() throws Exception {
    EmbeddedExchanges exchanges = exchange(false);
    RealProxy proxy = new RealProxy();
    Outcome outcome = poll(named(exchanges), Trust.usual(), proxy.environment("bitstamp.test"));
    assertInstanceOf(Outcome.Fresh.class, outcome, outcome::toString);
    assertEquals(
        "GET http://kraken.test:*/0/public/Depth?pair=XBTUSD&count=500 Basic dXNlcjp3b3Jk",
        proxy.requests.poll());
  }

  @Test
  void avoidsTheProxyForAHostInNoProxy() throws Exception {
    EmbeddedExchanges exchanges = exchange(true);
    RealProxy proxy = new RealProxy();
    Outcome outcome =
        poll(named(exchanges), Trust.also(certificate.pem()), proxy.environment("other,.test"));
    assertInstanceOf(Outcome.Fresh.class, outcome, outcome::toString);
    assertTrue(proxy.requests.isEmpty(), proxy.requests::toString);
    assertEquals("h2", protocol(exchanges));
  }

  @Test
  void neverGoesThroughTheProxyToThisMachine() throws Exception {
    EmbeddedExchanges exchanges = exchange(true);
    RealProxy proxy = new RealProxy();
    Outcome outcome =
        poll(exchanges.origin(KRAKEN), Trust.also(certificate.pem()), proxy.environment(""));
    assertInstanceOf(Outcome.Fresh.class, outcome, outcome::toString);
    assertTrue(proxy.requests.isEmpty(), proxy.requests::toString);
  }
}
