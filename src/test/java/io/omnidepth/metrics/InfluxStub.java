package io.omnidepth.metrics;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The write path of InfluxDB in both versions. It keeps the lines for a test. */
public final class InfluxStub implements AutoCloseable {
  /** Makes it hang up without an answer. */
  public static final int REFUSING = 0;

  /** Makes it not answer at all. */
  public static final int HANGING = -1;

  /** Makes it answer 500, and the same words again and again until nobody listens. */
  public static final int ENDLESS = -2;

  /** A request, and the lines that it was to write. */
  public record Write(String target, Optional<String> authorization, String lines) {
    /** The first line that has all these parts. */
    public Optional<String> line(String... parts) {
      return lines.lines().filter(line -> Stream.of(parts).allMatch(line::contains)).findFirst();
    }

    /** The field {@code value} of that line. */
    public double value(String... parts) {
      String line = line(parts).orElseThrow(() -> new AssertionError(String.join(" ", parts)));
      return Double.parseDouble(line.replaceAll(".* value=([-0-9.E]+) .*", "$1"));
    }
  }

  private final BlockingQueue<Write> writes = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int status = 204;
  private volatile String body = "";
  private volatile boolean hasDatabase = true;

  public InfluxStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on it answers so; also {@link #REFUSING} and {@link #HANGING}. */
  public void answers(int withStatus, String withBody) {
    status = withStatus;
    body = withBody;
  }

  /** From now on it has no database, until it is to make one. */
  public void hasNoDatabase() {
    hasDatabase = false;
  }

  /** The next request for such a target. */
  public Write next(String target) throws InterruptedException {
    Write write = writes.poll(15, TimeUnit.SECONDS);
    while (write != null && !write.target().startsWith(target)) {
      write = writes.poll(15, TimeUnit.SECONDS);
    }
    assertNotNull(write, "nothing was sent to " + target);
    return write;
  }

  private void take(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream sent =
        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    writes.add(
        new Write(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
            new String(sent.readAllBytes(), StandardCharsets.UTF_8)));
    if (status == HANGING) {
      return;
    }
    if (status == ENDLESS) {
      goOn(exchange);
    } else if (status != REFUSING) {
      hasDatabase |= exchange.getRequestURI().getPath().equals("/query");
      byte[] answer = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(
          hasDatabase ? status : 404, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  private void goOn(HttpExchange exchange) throws IOException {
    byte[] words = body.repeat(1_000).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(500, 0);
    try {
      while (!threads.isShutdown()) {
        exchange.getResponseBody().write(words);
      }
    } catch (IOException nobodyListens) {
      ended.countDown();
    }
  }

  /** Waits until nobody listens to the endless answer. */
  void ended() throws InterruptedException {
    assertTrue(ended.await(10, TimeUnit.SECONDS), "somebody still listens");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
