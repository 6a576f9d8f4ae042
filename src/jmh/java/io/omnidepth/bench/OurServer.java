package io.omnidepth.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.tool.ServedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built jar as the measured server, and the questions that a bench asks it beside. */
final class OurServer {
  static final Path JAR = Path.of(System.getProperty("omnidepth.jar", "target/omnidepth.jar"));

  /** The flags of README.md. */
  static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms24m", "-XX:+ExitOnOutOfMemoryError");

  /** A server under load runs long enough for the better compiler. */
  static final List<String> LOADED =
      List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private OurServer() {}

  /** Starts {@code serve} at a free port. */
  static ServedProcess start(String... arguments) throws IOException {
    return start(LOADED, "serve", arguments);
  }

  static ServedProcess start(List<String> flags, String command, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(command, "--port", "0"));
    all.addAll(List.of(arguments));
    return ServedProcess.start(JAR, flags, all);
  }

  /** Starts {@code serve} before such exchanges, whose answers repeat and so tell old times. */
  static ServedProcess before(BenchExchanges exchanges, List<String> flags, String instruments)
      throws IOException {
    return start(
        flags,
        "serve",
        "--instruments",
        instruments,
        "--unpaced",
        "--venue-times",
        "show",
        "--venue-url",
        exchanges.origins());
  }

  /** The address of a client: the server takes each for another. */
  static InetAddress address(int number) {
    try {
      return InetAddress.getByAddress(
          new byte[] {127, 1, (byte) (number / 250), (byte) (1 + number % 250)});
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  static HttpResponse<String> get(int port, String target)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(int port, String target) throws IOException, InterruptedException {
    return JSON.readTree(get(port, target).body());
  }

  /** Waits for the first depth of BTC-USD. */
  static void awaitDepth(ServedProcess server) throws IOException, InterruptedException {
    int port = server.port();
    while (get(port, "/api/v1/depth/BTC-USD?levels=1").statusCode() != 200) {
      if (!server.isAlive()) {
        throw new IllegalStateException(server.log());
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** The number of books that it has polled so far. */
  static long polls(int port) throws IOException, InterruptedException {
    long polls = 0;
    for (JsonNode venue : json(port, "/api/v1/venues").get("venues")) {
      polls += venue.at("/polls/fresh").asLong() + venue.at("/polls/unchanged").asLong();
    }
    return polls;
  }
}
