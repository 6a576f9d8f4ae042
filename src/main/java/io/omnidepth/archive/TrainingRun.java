package io.omnidepth.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs the program's own demo until it has merged books and answered, and ends it in order. */
final class TrainingRun implements AutoCloseable {
  private static final Pattern SERVES = Pattern.compile(" at http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Pattern HAS_BOOKS = Pattern.compile("BTC-USD is on \\d+ of ");
  private static final List<String> DEMO = List.of("demo", "--host", "127.0.0.1", "--port", "0");
  private static final List<String> TARGETS =
      List.of(
          "/health/ready",
          "/",
          "/api/v1/venues",
          "/api/v1/depth/BTC-USD?levels=100&breakdown=true",
          "/api/v1/depth/BTC-USD.csv?group=10",
          "/api/v1/summary/BTC-USD");
  private static final int TERMINATED = 143;
  private static final int LAST_LINES = 5;
  private static final long LONGEST_SECONDS = 120;

  private final Process process;
  private final BufferedReader output;
  private final List<String> said = new ArrayList<>();

  private TrainingRun(Process process) {
    this.process = process;
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    Thread patience = new Thread(this::endLate, "patience");
    patience.setDaemon(true);
    patience.start();
  }

  /** Runs it with that flag, which makes the archive at the end. */
  static void run(JavaProgram program, Path folder, String making)
      throws IOException, InterruptedException, ArchiveFault {
    DemoProcess demo = new DemoProcess();
    Runtime.getRuntime().addShutdownHook(new Thread(demo::end, "end the demo"));
    try (TrainingRun run = new TrainingRun(demo.start(program, folder, making))) {
      String port = run.line(SERVES).group(1);
      run.line(HAS_BOOKS);
      for (String target : TARGETS) {
        read(URI.create("http://127.0.0.1:" + port + target));
      }
      run.end();
    }
  }

  /** The process of the demo, which a shutdown of this process ends. Any thread may call it. */
  private static final class DemoProcess {
    private @Nullable Process process;
    private boolean isOver;

    /** A shutdown that begins meanwhile waits for the start, and then ends the demo. */
    synchronized Process start(JavaProgram program, Path folder, String making)
        throws IOException, ArchiveFault {
      if (isOver) {
        throw new ArchiveFault("there is no archive: the command was ended");
      }
      Process started = program.start(folder, List.of(making), DEMO);
      process = started;
      return started;
    }

    synchronized void end() {
      isOver = true;
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  /** The next match in the output. */
  private Matcher line(Pattern wanted) throws IOException, ArchiveFault {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      Matcher matcher = wanted.matcher(line);
      if (matcher.find()) {
        return matcher;
      }
    }
    throw failed("the demo ended too early");
  }

  /** Reads an answer of any status: a jar without the page has none of {@code /}. */
  private static void read(URI target) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
    connection.setRequestProperty("Accept-Encoding", "gzip");
    boolean well = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST;
    try (InputStream body = well ? connection.getInputStream() : connection.getErrorStream()) {
      if (body != null) {
        body.readAllBytes();
      }
    }
  }

  private void end() throws IOException, InterruptedException, ArchiveFault {
    process.toHandle().destroy(); // the process's own destroy() closes its output, too
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
    }
    if (process.waitFor() != TERMINATED) {
      throw failed("the demo ended with status " + process.exitValue());
    }
  }

  private ArchiveFault failed(String what) {
    List<String> last = said.subList(Math.max(0, said.size() - LAST_LINES), said.size());
    return new ArchiveFault("there is no archive: " + what + "\n" + String.join("\n", last));
  }

  private void endLate() {
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}
