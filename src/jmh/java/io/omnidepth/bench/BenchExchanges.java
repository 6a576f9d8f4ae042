package io.omnidepth.bench;

import io.omnidepth.app.VertxLoop;
import io.omnidepth.demo.DemoPlan;
import io.omnidepth.demo.EmbeddedExchanges;
import io.omnidepth.market.Instrument;
import io.omnidepth.tool.ServedProcess;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The embedded exchanges in a process of their own, with or without compression, without rate
 * limits.
 *
 * <p>Arguments: {@code gzip} or {@code plain}, the most levels a side, and the venues ({@code all}
 * for every venue) and instruments with commas between them, and {@code fresh} or {@code repeated}
 * answers.
 */
public final class BenchExchanges implements AutoCloseable {
  /** Venues that ccxt and XChange also read. */
  static final List<String> FIVE = List.of("binanceus", "kraken", "coinbase", "bitstamp", "okx");

  private static final Pattern ORIGINS = Pattern.compile("origins (\\S+)");

  private final ServedProcess process;
  private final String origins;

  private BenchExchanges(ServedProcess process, String origins) {
    this.process = process;
    this.origins = origins;
  }

  /** Starts them and waits until all listen. */
  static BenchExchanges start(boolean gzip, int levels, String venues, String instruments)
      throws IOException, InterruptedException {
    return start(gzip, levels, venues, instruments, "fresh");
  }

  /** The same of all venues; each repeats two answers to each request, and is cheap so. */
  static BenchExchanges repeated(int levels, String instruments)
      throws IOException, InterruptedException {
    return start(true, levels, "all", instruments, "repeated");
  }

  private static BenchExchanges start(
      boolean gzip, int levels, String venues, String instruments, String answers)
      throws IOException, InterruptedException {
    ServedProcess process =
        ServedProcess.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BenchExchanges.class.getName(),
                gzip ? "gzip" : "plain",
                String.valueOf(levels),
                venues,
                instruments,
                answers));
    while (process.isAlive()) {
      Matcher matcher = ORIGINS.matcher(process.log());
      if (matcher.find()) {
        return new BenchExchanges(process, matcher.group(1));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException(process.log());
  }

  /** Each as {@code id=origin}, with commas between them. */
  String origins() {
    return origins;
  }

  @Override
  public void close() {
    process.close();
  }

  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    EmbeddedExchanges exchanges =
        EmbeddedExchanges.start(
                vertx,
                new DemoPlan(
                    venues(arguments[2]),
                    instruments(arguments[3]),
                    1,
                    0,
                    Optional.empty(),
                    true,
                    arguments[0].equals("gzip"),
                    Integer.parseInt(arguments[1]),
                    Optional.empty()),
                () -> VertxLoop.of(vertx, Clock.systemUTC()::instant))
            .await();
    boolean repeats = arguments[4].equals("repeated");
    System.out.printf(
        Locale.ROOT,
        "origins %s %n",
        exchanges.origins().entrySet().stream()
            .map(
                each ->
                    each.getKey().id()
                        + "="
                        + (repeats
                            ? RepeatedAnswers.before(vertx, each.getValue()).await()
                            : each.getValue()))
            .collect(Collectors.joining(",")));
  }

  private static List<Venue> venues(String ids) {
    return ids.equals("all")
        ? Catalog.ALL
        : Arrays.stream(ids.split(",", -1)).map(id -> Catalog.find(id).orElseThrow()).toList();
  }

  private static List<Instrument> instruments(String names) {
    return Arrays.stream(names.split(",", -1))
        .map(name -> Instrument.parse(name).orElseThrow())
        .toList();
  }
}
