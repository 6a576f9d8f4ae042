package io.omnidepth.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Loads the demo of the built jar with good and bad readers at the same time, each from an address
 * of its own. The readers are 1,000 of 20 views (100 of them do not read), sockets that flood
 * pings, 24 costly clients, 400 half requests, and 3 clients with all instruments on demand that
 * they may have. Exits with 1 if a bound is broken.
 *
 * <p>Arguments, all with a default: {@code --minutes 10}, {@code --jar target/omnidepth.jar},
 * {@code --java "-Xmx256m ..."} (options of the server's JVM), {@code --without flood,half} (kinds
 * of clients to leave out, to see the effect of one kind).
 */
public final class ReaderLoad {
  private static final List<String> NAMED =
      List.of("BTC-USD", "BTC-USDT", "BTC-USDC", "BTC-EUR", "BTC-KRW", "ETH-USD");
  private static final int READERS = 900;
  private static final int STUCK = 100;
  private static final int FLOODS = 10;
  private static final int COSTLY_BY_HTTP = 20;
  private static final int COSTLY_BY_STREAM = 4;
  private static final int COSTLY_VIEWS = 16;
  private static final int HALVES = 400;
  private static final int ON_DEMAND_CLIENTS = 3;
  private static final int ON_DEMAND_EACH = 20;
  private static final Duration SIMPLE_PAUSE = Duration.ofMillis(50);
  private static final Duration SETTLING = Duration.ofSeconds(20);

  private static final double MOST_GROWTH_MEGABYTES = 5;
  private static final double MOST_P99_MILLIS = 250;
  private static final long MOST_LOG_BYTES = 1_000_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ServedProcess served;
  private final List<String> without;
  private final int port;
  private final LoadLoop loop;
  private final LoadCount count = new LoadCount();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Double> megabytes = new ArrayList<>();
  private final Map<String, Integer> stale = new TreeMap<>();
  private int looked;
  private int unanswered;

  /** The number of skipped looks: the look before had no answer within a second. */
  private int leftOut;

  /** The last look at the venues, under way or ended. */
  private Future<?> asked = CompletableFuture.completedFuture(null);

  private ReaderLoad(ServedProcess served, List<String> without)
      throws IOException, InterruptedException {
    this.served = served;
    this.without = without;
    this.port = served.port();
    this.loop = new LoadLoop();
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> given = given(arguments);
    Duration time =
        Duration.ofMillis(
            Math.round(Double.parseDouble(given.getOrDefault("--minutes", "10")) * 60_000));
    Path jar = Path.of(given.getOrDefault("--jar", "target/omnidepth.jar"));
    List<String> options =
        List.of(
            given
                .getOrDefault("--java", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1")
                .split(" ", -1));
    boolean held;
    try (ServedProcess served = ServedProcess.start(jar, options, List.of("demo", "--port", "0"))) {
      say("java %s -jar %s demo, log in %s", String.join(" ", options), jar, served.logFile());
      held =
          new ReaderLoad(served, List.of(given.getOrDefault("--without", "").split(",", -1)))
              .run(time);
    }
    System.exit(held ? 0 : 1);
  }

  private static Map<String, String> given(String[] arguments) {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!List.of("--minutes", "--jar", "--java", "--without").contains(arguments[i])
          || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            arguments[i]
                + ": allowed are --minutes N, --jar FILE, --java \"OPTIONS\", --without KINDS");
      }
      given.put(arguments[i], arguments[i + 1]);
    }
    return given;
  }

  private boolean run(Duration time) throws Exception {
    List<String> onDemand = onDemand();
    loop.run(SETTLING);
    double idleCpu = served.cpuSeconds();
    begin(onDemand);
    loop.every(Duration.ofSeconds(1), this::look);
    double serverCpu = served.cpuSeconds();
    double ownCpu = ServedProcess.ownCpuSeconds();
    loop.run(time);
    serverCpu = served.isAlive() ? served.cpuSeconds() - serverCpu : Double.NaN;
    ownCpu = ServedProcess.ownCpuSeconds() - ownCpu;
    double seconds = time.toMillis() / 1e3;
    say("%s", count);
    say(
        "server %.1f %% of a core (idle before: %.1f s in all), this program %.1f %%",
        100 * serverCpu / seconds, idleCpu, 100 * ownCpu / seconds);
    boolean held = told();
    loop.close();
    return held;
  }

  private int many(String kind, int usual) {
    return without.contains(kind) ? 0 : usual;
  }

  private void begin(List<String> onDemand) {
    LoadClients clients = new LoadClients(loop, port, count);
    List<String> views = LoadQuestions.views();
    Random random = new Random(11);
    for (int i = 0; i < many("reader", READERS); i++) {
      InetAddress from = LoadClients.address(1, i);
      List<String> view = List.of(views.get(i % views.size()));
      loop.after(Duration.ofMillis(5L * i), () -> clients.reader(from, "reader", view));
    }
    for (int i = 0; i < many("stuck", STUCK); i++) {
      clients.stuck(LoadClients.address(2, i), List.of(LoadQuestions.costlyView(random)));
    }
    for (int i = 0; i < many("flood", FLOODS); i++) {
      clients.flood(LoadClients.address(3, i));
    }
    for (int i = 0; i < many("costly", COSTLY_BY_HTTP); i++) {
      clients.questions(
          LoadClients.address(4, i), "costly", Duration.ZERO, () -> LoadQuestions.costly(random));
    }
    for (int i = 0; i < many("costly", COSTLY_BY_STREAM); i++) {
      List<String> costly = new ArrayList<>();
      for (int view = 0; view < COSTLY_VIEWS; view++) {
        costly.add(LoadQuestions.costlyView(random));
      }
      clients.reader(LoadClients.address(5, i), "costly-stream", costly);
    }
    for (int i = 0; i < many("half", HALVES); i++) {
      clients.half(LoadClients.address(6, i));
    }
    for (int i = 0; i < many("on-demand", ON_DEMAND_CLIENTS); i++) {
      int each = Math.min(ON_DEMAND_EACH, onDemand.size() / ON_DEMAND_CLIENTS);
      List<String> mine = onDemand.subList(i * each, (i + 1) * each);
      clients.questions(
          LoadClients.address(7, i),
          "on-demand",
          Duration.ofMillis(500),
          () -> "depth/" + mine.get(random.nextInt(mine.size())) + "?levels=10");
    }
    clients.questions(
        LoadClients.address(8, 0), "simple", SIMPLE_PAUSE, () -> "depth/BTC-USD?levels=10");
  }

  /** Instruments that are listed and not polled, enough for each client on demand. */
  private List<String> onDemand() throws Exception {
    List<String> names = new ArrayList<>();
    for (int tries = 0; tries < 100 && names.size() < ON_DEMAND_CLIENTS; tries++) {
      loop.run(Duration.ofMillis(200));
      for (JsonNode one : json("instruments?brief=true").path("instruments")) {
        if (!one.path("polled").asBoolean()) {
          names.add(one.path("instrument").asText());
        }
      }
    }
    if (names.size() < ON_DEMAND_CLIENTS) {
      throw new IllegalStateException("no instruments on demand");
    }
    return names;
  }

  private JsonNode json(String target) throws IOException, InterruptedException {
    return JSON.readTree(http.send(request(target), HttpResponse.BodyHandlers.ofString()).body());
  }

  private HttpRequest request(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + target))
        .timeout(Duration.ofSeconds(5))
        .build();
  }

  private void look() {
    try {
      if (!served.isAlive()) {
        return;
      }
      megabytes.add(served.megabytes());
      if (!asked.isDone()) {
        leftOut++;
        return;
      }
      looked++;
      long askedAt = System.nanoTime();
      CompletableFuture<HttpResponse<String>> answered =
          http.sendAsync(request("venues"), HttpResponse.BodyHandlers.ofString());
      asked =
          answered.whenComplete(
              (answer, failed) -> {
                long took = System.nanoTime() - askedAt;
                loop.soon(() -> heard(Optional.ofNullable(answer), took));
              });
    } catch (IOException gone) {
      unanswered++;
    }
  }

  private void heard(Optional<HttpResponse<String>> answer, long nanos) {
    count.answered("look", answer.map(HttpResponse::statusCode).orElse(0), nanos);
    if (answer.isEmpty() || answer.get().statusCode() != 200) {
      unanswered++;
      return;
    }
    try {
      for (JsonNode venue : JSON.readTree(answer.get().body()).path("venues")) {
        for (JsonNode book : venue.path("books")) {
          if (NAMED.contains(book.path("instrument").asText())
              && book.path("state").asText().equals("stale")) {
            stale.merge(
                venue.path("venue").asText() + " " + book.path("instrument").asText(),
                1,
                Integer::sum);
          }
        }
      }
    } catch (IOException broken) {
      unanswered++;
    }
  }

  private boolean told() throws IOException {
    boolean held = true;
    String log = served.log();
    held &= figure("process lives", served.isAlive() ? "yes" : "no", served.isAlive());
    long memory = log.lines().filter(line -> line.contains("OutOfMemoryError")).count();
    held &= figure("lines with OutOfMemoryError", String.valueOf(memory), memory == 0);
    double growth = growth();
    held &=
        figure(
            "RSS rises in the last half, MB (most: " + round(max()) + ")",
            round(growth),
            growth < MOST_GROWTH_MEGABYTES);
    double p99 = count.quantile("simple", 0.99);
    held &=
        figure(
            "simple reader p50 / p99, ms",
            round(count.quantile("simple", 0.5)) + " / " + round(p99),
            p99 < MOST_P99_MILLIS);
    held &= figure("named books stale, of " + looked + " looks", stale.toString(), stale.isEmpty());
    say(
        "looks at /venues p50 / p99, ms: %s / %s; %d took longer than a second",
        round(count.quantile("look", 0.5)), round(count.quantile("look", 0.99)), leftOut);
    held &= figure("looks at /venues without answer", "" + unanswered, unanswered == 0);
    held &= figure("log, bytes", "" + served.logBytes(), served.logBytes() < MOST_LOG_BYTES);
    long lost = count.closedOf("reader");
    return figure("good readers cut", "" + lost, lost == 0) && held;
  }

  /** From the first to the last tenth of the last five minutes, or of the second half. */
  private double growth() {
    int from = Math.max(megabytes.size() / 2, megabytes.size() - 300);
    List<Double> last = megabytes.subList(from, megabytes.size());
    int part = Math.max(1, last.size() / 10);
    return mean(last.subList(last.size() - part, last.size())) - mean(last.subList(0, part));
  }

  private double max() {
    return megabytes.stream().mapToDouble(each -> each).max().orElse(Double.NaN);
  }

  private static double mean(List<Double> of) {
    return of.stream().mapToDouble(each -> each).average().orElse(Double.NaN);
  }

  private static boolean figure(String name, String value, boolean held) {
    say("%-60s %-28s %s", name, value, held ? "PASS" : "FAIL");
    return held;
  }

  private static String round(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
