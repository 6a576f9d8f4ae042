package io.omnidepth.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.omnidepth.board.Attempts;
import io.omnidepth.market.Books;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a stub of InfluxDB's write path: what is really sent, and how. */
class InfluxTest {
  private record Write(String target, Optional<String> authorization, String lines) {
    Optional<String> line(String... parts) {
      return lines
          .lines()
          .filter(line -> List.of(parts).stream().allMatch(line::contains))
          .findFirst();
    }
  }

  private final BlockingQueue<Write> writes = new LinkedBlockingQueue<>();
  private HttpServer stub;

  @BeforeEach
  void start() throws IOException {
    stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.createContext(
        "/",
        exchange -> {
          boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          InputStream body =
              zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
          writes.add(
              new Write(
                  exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                  Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                  new String(body.readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    stub.start();
  }

  @AfterEach
  void stop() {
    stub.stop(0);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + stub.getAddress().getPort());
  }

  private static MeterRegistry registry(Influx influx) {
    return influx.registry(influx.push(() -> 1_000));
  }

  private static void poll(MeterRegistry registry) {
    Venue venue = Attempts.venue("aa");
    PollMeters meters = new PollMeters(registry);
    for (int i = 0; i < 3; i++) {
      meters.polled(
          Attempts.fresh(
              venue, Attempts.BTC, Attempts.START, Books.of(List.of("1 1"), List.of("2 1"))));
    }
    meters.polled(
        Attempts.attempt(
            venue, Attempts.BTC, Attempts.START, new Outcome.Limited("429", Optional.empty())));
  }

  private Write next(String target) throws InterruptedException {
    Write write = writes.poll(10, TimeUnit.SECONDS);
    while (write != null && !write.target().startsWith(target)) {
      write = writes.poll(10, TimeUnit.SECONDS);
    }
    assertNotNull(write, "nothing was sent to " + target);
    return write;
  }

  private static void holdsThePolls(Write write) {
    String fresh =
        write
            .line("omnidepth_polls,", "outcome=fresh", "venue=aa", "metric_type=counter")
            .orElseThrow();
    assertTrue(fresh.contains(" value=3 "), fresh);
    String limited = write.line("omnidepth_polls,", "outcome=limited").orElseThrow();
    assertTrue(limited.contains(" value=1 "), limited);
    String latency = write.line("omnidepth_poll_latency,", "venue=aa").orElseThrow();
    assertTrue(latency.contains("count=3") && latency.contains("mean=30"), latency);
    for (String phi : List.of("0.5", "0.95", "0.99")) {
      String percentile =
          write.line("omnidepth_poll_latency_percentile,", "phi=" + phi).orElseThrow();
      double millis = Double.parseDouble(percentile.replaceAll(".* value=([0-9.]+) .*", "$1"));
      assertEquals(30, millis, 2, percentile);
    }
  }

  @Test
  void pushesToInfluxDb2() throws InterruptedException {
    MeterRegistry registry =
        registry(new Influx.V2(url(), "acme", "omnidepth", "secret", Duration.ofSeconds(60)));
    poll(registry);
    registry.close();
    Write write = next("POST /api/v2/write");
    assertEquals("POST /api/v2/write?precision=ms&bucket=omnidepth&org=acme", write.target());
    assertEquals(Optional.of("Token secret"), write.authorization());
    holdsThePolls(write);
  }

  @Test
  void pushesToInfluxDb1AndMakesTheDatabase() throws InterruptedException {
    MeterRegistry registry =
        registry(new Influx.V1(url(), "omnidepth", "ops", "secret", Duration.ofSeconds(60)));
    poll(registry);
    registry.close();
    assertTrue(next("POST /query").target().contains("CREATE"));
    Write write = next("POST /write");
    assertTrue(write.target().contains("db=omnidepth"), write.target());
    assertTrue(write.authorization().orElseThrow().startsWith("Basic "));
    holdsThePolls(write);
  }
}
