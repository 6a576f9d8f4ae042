package io.omnidepth.demo;

import io.omnidepth.app.VertxLoop;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Embedded exchanges for tests, without latency and rate limits, at any free ports. */
final class TestExchanges {
  static final Instrument BTC_USD = new Instrument("BTC", "USD");

  private TestExchanges() {}

  /**
   * Starts the exchanges of these venues. They list BTC-USD. They use TLS if there is a
   * certificate.
   */
  static EmbeddedExchanges start(
      Vertx vertx, List<Venue> venues, Optional<KeyCertOptions> certificate) {
    return start(vertx, venues, List.of(BTC_USD), certificate);
  }

  /** The same with other instruments. */
  static EmbeddedExchanges start(
      Vertx vertx,
      List<Venue> venues,
      List<Instrument> instruments,
      Optional<KeyCertOptions> certificate) {
    return EmbeddedExchanges.start(
            vertx,
            new DemoPlan(
                venues, instruments, 1, 0, certificate, true, true, 1_000, Optional.empty()),
            () -> VertxLoop.of(vertx, Instant::now))
        .await();
  }
}
