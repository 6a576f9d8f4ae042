package io.omnidepth.bench;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import io.omnidepth.tool.ServedProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Polls three of the five exchanges, reads their books with XChange, merges them in a sorted map,
 * and writes 100 rows a side. XChange has its readers in a library for each exchange.
 *
 * <p>Arguments: the rounds, and the origins as {@code id=origin} with commas between them.
 */
public final class XChangeLoop {
  private static final Map<String, String> TARGETS =
      Map.of(
          "binanceus", "/api/v3/depth?symbol=BTCUSD&limit=1000",
          "kraken", "/0/public/Depth?pair=XBTUSD&count=500",
          "coinbase", "/products/BTC-USD/book?level=2");

  private static final int ROWS = 100;
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Pattern RESULT = Pattern.compile("cost (\\S+)");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, URI> books = new LinkedHashMap<>();
  private long next = System.nanoTime();

  private XChangeLoop(String origins) {
    for (String each : origins.split(",", -1)) {
      String[] pair = each.split("=", 2);
      if (TARGETS.containsKey(pair[0])) {
        books.put(pair[0], URI.create(pair[1] + TARGETS.get(pair[0])));
      }
    }
  }

  /** Runs it in a process of its own. */
  static void run(Figures into, String form, String origins, boolean quick)
      throws IOException, InterruptedException {
    try (ServedProcess process =
        ServedProcess.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                XChangeLoop.class.getName(),
                quick ? "50" : "500",
                origins))) {
      while (process.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      Matcher result = RESULT.matcher(process.log());
      if (!result.find()) {
        throw new IOException(process.log());
      }
      into.put("polls.xchange." + form, Double.parseDouble(result.group(1)));
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    int rounds = Integer.parseInt(arguments[0]);
    XChangeLoop loop = new XChangeLoop(arguments[1]);
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long bytes = 0;
    for (int i = 0; i < rounds; i++) {
      bytes += loop.pacedPoll();
    }
    long before = machine.getProcessCpuTime();
    for (int i = 0; i < rounds; i++) {
      bytes += loop.pacedPoll();
    }
    double seconds = (machine.getProcessCpuTime() - before) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "cost %.4f for %d bytes%n",
        seconds / (rounds * loop.books.size() / 1e3),
        bytes / rounds);
  }

  /** The next round, not before its time: a pace that all peers share. */
  private int pacedPoll() throws InterruptedException {
    long wait = next - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
    next = System.nanoTime() + BETWEEN.toNanos();
    return poll();
  }

  /** One round; the length of the answer. */
  private int poll() {
    List<CompletableFuture<XChangeBooks.CumulativeBook>> answers = new ArrayList<>();
    books.forEach((venue, uri) -> answers.add(ask(venue, uri)));
    List<XChangeBooks.CumulativeBook> read = answers.stream().map(CompletableFuture::join).toList();
    Comparator<BigDecimal> rising = Comparator.naturalOrder();
    try {
      return JSON.writeValueAsBytes(
              List.of(
                  merge(read.stream().map(book -> book.bids()).toList(), rising.reversed()),
                  merge(read.stream().map(book -> book.asks()).toList(), rising)))
          .length;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private CompletableFuture<XChangeBooks.CumulativeBook> ask(String venue, URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip").build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(
            answer -> {
              try {
                return XChangeBooks.read(venue, body(answer));
              } catch (IOException broken) {
                throw new IllegalStateException(venue + " " + answer.statusCode(), broken);
              }
            });
  }

  private static byte[] body(HttpResponse<byte[]> answer) throws IOException {
    if (answer.headers().firstValue("content-encoding").filter("gzip"::equals).isEmpty()) {
      return answer.body();
    }
    try (GZIPInputStream inflated =
        new GZIPInputStream(new ByteArrayInputStream(answer.body()), 1 << 16)) {
      return inflated.readAllBytes();
    }
  }

  private static List<BigDecimal[]> merge(
      List<XChangeBooks.CumulativeSide> sides, Comparator<BigDecimal> order) {
    TreeMap<BigDecimal, BigDecimal> sums = new TreeMap<>(order);
    for (XChangeBooks.CumulativeSide side : sides) {
      for (int i = 0; i < side.prices().length; i++) {
        sums.merge(side.prices()[i], side.sizes()[i], BigDecimal::add);
      }
    }
    List<BigDecimal[]> rows = new ArrayList<>();
    BigDecimal cumulative = BigDecimal.ZERO;
    for (Map.Entry<BigDecimal, BigDecimal> level : sums.entrySet()) {
      if (rows.size() == ROWS) {
        break;
      }
      cumulative = cumulative.add(level.getValue());
      rows.add(new BigDecimal[] {level.getKey(), level.getValue(), cumulative});
    }
    return rows;
  }
}
