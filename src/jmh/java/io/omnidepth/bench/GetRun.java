package io.omnidepth.bench;

import io.omnidepth.support.Responses;
import io.omnidepth.tool.LoadLoop;
import io.omnidepth.tool.ServedProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests for the depth, each client one after the other, as many as the server answers. */
final class GetRun {
  private static final int CLIENTS = 16;
  private static final int FIRST_BESIDE = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** The answers to the clients of one kind. */
  private static final class Tally {
    private final Delays delays = new Delays();
    private long good;
    private long refused;

    void clear() {
      delays.clear();
      good = 0;
      refused = 0;
    }

    void answered(int status, double millis) {
      if (status == 200) {
        good++;
        delays.add(millis);
      } else {
        refused++;
      }
    }
  }

  /** A client that asks again as soon as it has an answer, or after a pause. */
  private static final class Client implements LoadLoop.Wire {
    private final LoadLoop loop;
    private final byte[] request;
    private final Duration pause;
    private final Tally tally;
    private final Responses responses = new Responses();
    private long askedAt;

    Client(LoadLoop loop, String target, boolean gzip, Duration pause, Tally tally) {
      this.loop = loop;
      this.pause = pause;
      this.tally = tally;
      this.request =
          ("GET /api/v1/depth/"
                  + target
                  + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                  + (gzip ? "Accept-Encoding: gzip\r\n" : "")
                  + "\r\n")
              .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void opened(LoadLoop.Socket socket) {
      askedAt = System.nanoTime();
      socket.write(request);
    }

    @Override
    public void read(LoadLoop.Socket socket, ByteBuffer bytes) {
      int status = responses.take(bytes);
      if (status > 0) {
        tally.answered(status, (System.nanoTime() - askedAt) / 1e6);
        if (pause.isZero()) {
          opened(socket);
        } else {
          loop.after(pause, () -> opened(socket));
        }
      }
    }

    @Override
    public void closed(LoadLoop.Socket socket) {
      tally.answered(0, 0);
    }
  }

  private GetRun() {}

  static void run(Figures into, boolean quick) throws IOException, InterruptedException {
    try (BenchExchanges exchanges = BenchExchanges.repeated(1_000, "BTC-USD");
        ServedProcess server = OurServer.before(exchanges, OurServer.LOADED, "BTC-USD")) {
      OurServer.awaitDepth(server);
      measure(into, server, "gets.100", "BTC-USD?levels=100", false, quick);
      measure(into, server, "gets.5000", "BTC-USD?levels=5000", false, quick);
      measure(into, server, "gets.5000gzip", "BTC-USD?levels=5000", true, quick);
    }
  }

  private static void measure(
      Figures into, ServedProcess server, String name, String target, boolean gzip, boolean quick)
      throws IOException, InterruptedException {
    int port = server.port();
    LoadLoop loop = new LoadLoop();
    Tally tally = new Tally();
    Tally beside = new Tally();
    for (int i = 0; i < CLIENTS; i++) {
      loop.connect(
          OurServer.address(i), port, new Client(loop, target, gzip, Duration.ZERO, tally));
    }
    loop.connect(
        OurServer.address(FIRST_BESIDE),
        port,
        new Client(loop, "BTC-USD?levels=10", false, PAUSE, beside));
    loop.run(Duration.ofSeconds(quick ? 3 : 10));
    tally.clear();
    beside.clear();
    Duration time = Duration.ofSeconds(quick ? 3 : 10);
    loop.run(time);
    into.put(name, (double) tally.good / time.toSeconds());
    into.put(name + ".refused", (double) tally.refused);
    into.put(name + ".p99", tally.delays.quantile(0.99));
    into.put("gets.beside.p99", beside.delays.quantile(0.99));
    loop.close();
  }
}
