package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.support.Bodies;
import io.omnidepth.support.Exchange;
import io.omnidepth.support.Program;
import io.omnidepth.support.RequiredTool;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code src/docs/use-the-api.md}, run in front of the built jar. */
@ExtendWith(VertxExtension.class)
class ClientExamplesIT {
  private static final Path PAGE = Path.of("src/docs/use-the-api.md");
  private static final Pattern NODE = Pattern.compile("v(\\d+)\\..*\\s*");

  @TempDir private Path folder;
  private Exchange kraken;
  private Exchange bitstamp;

  @BeforeEach
  void open(Vertx vertx) {
    kraken = new Exchange(vertx, Bodies.kraken("64000", 20));
    bitstamp = new Exchange(vertx, Bodies.bitstamp("64000", 203)); // no round number
  }

  @Test
  void theStreamReaderProvesEveryUpdate() throws Exception {
    kraken.answers(moving(n -> Bodies.kraken(String.valueOf(64_000 + n % 5), 20 - n % 7)));
    try (Program program = serve();
        Running reader = follow("127.0.0.1:" + program.port())) {
      reader.says("(?s)snapshot \\d+ verified (.*update \\d+ verified ){8}");
      kraken.answers(Bodies.kraken("64000", 20));
      String said = reader.says("heartbeat \\d+ verified 63999.75 x 0.25 64000.25 x 0.25");
      assertFalse(said.contains("gap"), said);
      assertFalse(said.contains("wrong"), said);
    }
  }

  @Test
  void theStreamReaderFindsWhatIsLostAndWhatIsWrong(Vertx vertx) throws Exception {
    kraken.answers(moving(n -> Bodies.kraken(String.valueOf(64_000 + n % 5), 20)));
    AtomicInteger snapshots = new AtomicInteger();
    AtomicInteger updates = new AtomicInteger();
    // Counted from the snapshot on: what was under way when the reader asked anew does not count.
    UnaryOperator<String> faulty =
        frame -> {
          if (frame.contains("\"type\":\"snapshot\"")) {
            snapshots.incrementAndGet();
            updates.set(0);
          }
          if (!frame.contains("\"type\":\"update\"")) {
            return frame;
          }
          int update = updates.incrementAndGet();
          if (snapshots.get() == 1 && update == 3) {
            return "";
          }
          return snapshots.get() == 2 && update == 2
              ? frame.replaceFirst("\"checksum\":\\d", "\"checksum\":")
              : frame;
        };
    try (Program program = serve();
        Running reader = follow("127.0.0.1:" + relay(vertx, program.port(), faulty))) {
      String again = ".*?snapshot \\d+ verified .*?update \\d+ verified ";
      reader.says(
          "(?s)update \\d+ verified .*?update \\d+ gap "
              + again
              + ".*?update \\d+ wrong checksum "
              + again);
    }
  }

  @Test
  void theShellAsksForBestPricesSizeAndReach() throws Exception {
    needs("curl", "--version");
    needs("jq", "--version");
    try (Program program = serve()) {
      int port = program.portOfBothBooks();
      try (Running shell = run("sh", port, "bash")) {
        String said = shell.output();
        assertTrue(said.contains("bitstamp\t63999.5\t64000.5\t"), said);
        assertTrue(said.contains("kraken\t63999.75\t64000.25\t"), said);
        assertTrue(said.contains("{\"bid\":42.125,\"ask\":42.125}"), said);
        assertTrue(said.contains("\nkraken tells bids only to 63995\n"), said);
        assertTrue(said.contains("\nkraken tells asks only to 64005\n"), said);
        assertFalse(said.contains("bitstamp tells"), said);
      }
    }
  }

  @Test
  void pandasReadsDecimals() throws Exception {
    needs("python3", "-c", "import pandas");
    try (Program program = serve()) {
      int port = program.portOfBothBooks();
      try (Running python = run("python", port, "python3")) {
        List<String> rows = python.output().lines().map(row -> row.replaceAll(" +", " ")).toList();
        assertTrue(rows.get(0).contains("price size cumulative"), rows.toString());
        assertEquals("0 64000.25 0.25 0.25 0.25 0", rows.get(1));
        assertTrue(rows.get(4).endsWith(" USD are asked for 111.875"), rows.toString());
        assertTrue(rows.get(5).contains("side price size cumulative"), rows.toString());
        assertEquals("0 bid 63990 20.75 20.75", rows.get(6));
      }
    }
  }

  private static Consumer<HttpServerRequest> moving(IntFunction<String> bodies) {
    AtomicInteger asked = new AtomicInteger();
    return request ->
        request
            .response()
            .putHeader("content-type", "application/json")
            .end(bodies.apply(asked.incrementAndGet()));
  }

  private Program serve() throws IOException {
    return Program.serving(kraken, bitstamp);
  }

  /** A server that passes the stream on, but for what the fault makes of each frame. */
  private static int relay(Vertx vertx, int port, UnaryOperator<String> fault) {
    var client = vertx.createWebSocketClient();
    return vertx
        .createHttpServer()
        .webSocketHandler(
            reader -> {
              reader.pause();
              client
                  .connect(
                      new WebSocketConnectOptions()
                          .setHost("127.0.0.1")
                          .setPort(port)
                          .setURI(reader.uri()))
                  .onSuccess(
                      stream -> {
                        stream.textMessageHandler(frame -> pass(reader, fault.apply(frame)));
                        reader.textMessageHandler(stream::writeTextMessage);
                        reader.resume();
                      })
                  .onFailure(refused -> reader.close());
            })
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private static void pass(ServerWebSocket reader, String frame) {
    if (!frame.isEmpty()) {
      reader.writeTextMessage(frame);
    }
  }

  /** The reader of the stream with this host and port. */
  private Running follow(String server) throws Exception {
    needs("node", "--version");
    Matcher version = NODE.matcher(new Running(folder, "node", "--version").output());
    assertTrue(version.matches());
    boolean old = Integer.parseInt(version.group(1)) < 22;
    Path example = Files.writeString(folder.resolve("follow.mjs"), example("js"));
    String[] command =
        Stream.of(
                "node",
                old ? "--experimental-websocket" : "",
                example.toString(),
                "ws://" + server + "/api/v1/stream",
                "BTC-USD")
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new);
    return new Running(folder, command);
  }

  /** An example that names the usual server, run with this one instead. */
  private Running run(String language, int port, String interpreter) throws IOException {
    String text = example(language);
    assertTrue(text.contains("127.0.0.1:8080"), text);
    Path example =
        Files.writeString(
            folder.resolve("example." + language),
            text.replace("127.0.0.1:8080", "127.0.0.1:" + port));
    return new Running(folder, interpreter, example.toString());
  }

  /** The page has one block in that language. */
  private static String example(String language) throws IOException {
    List<String> blocks =
        Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```$")
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
    assertEquals(1, blocks.size(), language);
    return blocks.get(0);
  }

  private void needs(String... command) throws Exception {
    boolean there;
    try (Running tried = new Running(folder, command)) {
      there = tried.ends() == 0;
    } catch (IOException notThere) {
      there = false;
    }
    RequiredTool.here(
        there, "an example of " + PAGE + ", as this fails: " + String.join(" ", command));
  }

  /** A client as a process of its own, and what it printed. */
  private static final class Running implements AutoCloseable {
    private final Process process;
    private final Path printed;

    Running(Path folder, String... command) throws IOException {
      printed = Files.createTempFile(folder, "printed", ".txt");
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
    }

    /** Waits until it has printed this, and returns all that it printed. */
    String says(String wanted) throws Exception {
      Pattern pattern = Pattern.compile(wanted);
      for (int tries = 0; tries < 200; tries++) {
        String said = Files.readString(printed);
        if (pattern.matcher(said).find()) {
          return said;
        }
        Thread.sleep(100);
      }
      throw new AssertionError("never said " + wanted + " but\n" + Files.readString(printed));
    }

    int ends() throws InterruptedException {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("still running");
      }
      return process.exitValue();
    }

    String output() throws Exception {
      int status = ends();
      String said = Files.readString(printed);
      assertEquals(0, status, said);
      return said;
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
