package io.omnidepth.support;

import io.omnidepth.archive.JavaFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built jar in a process of its own. */
public final class Program implements AutoCloseable {
  public static final String JAR = System.getProperty("omnidepth.jar", "target/omnidepth.jar");

  private static final Pattern SERVES = Pattern.compile(" at http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Pattern BOTH = Pattern.compile("BTC-USD is on 2 of 2 venues");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  private Program(Process process) {
    this.process = process;
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader err =
                  new BufferedReader(
                      new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                err.lines().forEach(lines::add);
              } catch (IOException | UncheckedIOException ended) {
                lines.add("ended: " + ended.getMessage());
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts the jar with the flags of README.md. */
  public static Program run(String... arguments) throws IOException {
    return run(List.of(), arguments);
  }

  /** Starts the jar with more flags for Java. */
  public static Program run(List<String> flags, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(JavaFlags.USUAL);
    all.addAll(flags);
    all.addAll(List.of("-jar", JAR));
    all.addAll(List.of(arguments));
    return java(all.toArray(String[]::new));
  }

  /** Starts a JVM with these arguments. */
  public static Program java(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(arguments));
    return new Program(new ProcessBuilder(command).start());
  }

  /**
   * Serves BTC-USD of these two exchanges, polled five times a second, at any free port or as the
   * arguments say.
   */
  public static Program serving(Exchange kraken, Exchange bitstamp, String... more)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "serve",
                "--venues",
                "kraken,bitstamp",
                "--venue-url",
                "kraken=" + kraken.url() + ",bitstamp=" + bitstamp.url(),
                "--unpaced",
                "--interval",
                "200ms"));
    if (!List.of(more).contains("--port")) {
      arguments.addAll(List.of("--port", "0"));
    }
    if (!List.of(more).contains("--instruments")) {
      arguments.addAll(List.of("--instruments", "BTC-USD"));
    }
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  /** The port of the server, after it has both venues' books of BTC-USD. */
  public int portOfBothBooks() throws InterruptedException {
    int port = port();
    said(BOTH);
    return port;
  }

  /** The port of the server, after it has named it. */
  public int port() throws InterruptedException {
    Matcher serves = SERVES.matcher(said(SERVES));
    if (!serves.find()) {
      throw new AssertionError(seen);
    }
    return Integer.parseInt(serves.group(1));
  }

  /** The next line on standard error with a match. */
  public String line(Pattern wanted) throws InterruptedException {
    while (true) {
      String line = lines.poll(20, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("never said " + wanted + " but " + seen);
      }
      seen.add(line);
      if (wanted.matcher(line).find()) {
        return line;
      }
    }
  }

  /** The line on standard error with a match, already read or not. */
  public String said(Pattern wanted) throws InterruptedException {
    for (String line : seen) {
      if (wanted.matcher(line).find()) {
        return line;
      }
    }
    return line(wanted);
  }

  /** The lines on standard error up to the last match. */
  public List<String> before() {
    return List.copyOf(seen);
  }

  /** The lines on standard error after the last match. */
  public List<String> rest() {
    List<String> rest = new ArrayList<>();
    lines.drainTo(rest);
    return rest;
  }

  /** The standard output until its end. */
  public String output() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The next line of standard output. */
  public String outputLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = process.getInputStream().read(); c >= 0 && c != '\n'; ) {
      line.append((char) c);
      c = process.getInputStream().read();
    }
    return line.toString();
  }

  /** Whether it still runs. */
  public boolean runs() {
    return process.isAlive();
  }

  public int exit() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }

  public static HttpResponse<String> get(int port, String target)
      throws IOException, InterruptedException {
    return HTTP.send(request(port, target), HttpResponse.BodyHandlers.ofString());
  }

  /** The answer to a request, after the server has it. */
  public static CompletableFuture<HttpResponse<String>> asked(int port, String target) {
    return HTTP.sendAsync(request(port, target), HttpResponse.BodyHandlers.ofString());
  }

  /** The answer to a client with that address, if the server trusts the asker's word. */
  public static CompletableFuture<HttpResponse<String>> asked(
      int port, String target, String client) {
    HttpRequest request =
        HttpRequest.newBuilder(request(port, target), (name, value) -> true)
            .header("X-Forwarded-For", client)
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The answer at this URL. */
  public static HttpResponse<String> at(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest request(int port, String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target)).build();
  }

  @Override
  public void close() {
    end();
  }

  /** Stops it as an operator would, and waits for its end. */
  public void end() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end within 10 s of SIGTERM");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
