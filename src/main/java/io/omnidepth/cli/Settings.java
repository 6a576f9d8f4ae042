package io.omnidepth.cli;

import io.omnidepth.api.depth.DepthText;
import io.omnidepth.api.fill.FillText;
import io.omnidepth.app.Logging;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Watchlist;
import io.omnidepth.demo.Fault;
import io.omnidepth.http.connection.Network;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import io.omnidepth.poll.http.Proxy;
import io.omnidepth.poll.http.Trust;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.venue.Fee;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Gives the options their meaning, and says of each wrong one which it is and what is allowed. */
public final class Settings {
  private static final Duration LEAST_INTERVAL = Duration.ofMillis(100);
  private static final Duration MOST_INTERVAL = Duration.ofMinutes(1);
  private static final int MOST_INSTRUMENTS = 200;
  private static final int MOST_LISTED = 5_000;
  private static final int MOST_ON_DEMAND = 500;
  private static final Duration LEAST_IDLE = Duration.ofSeconds(10);
  private static final Duration MOST_IDLE = Duration.ofHours(24);
  private static final Pattern PER_CENT = Pattern.compile("\\d{1,2}(\\.\\d{1,6})?");
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
  private static final long MOST_UNITS = 999_999_999;
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  static final String ALLOWED_DURATION = "a whole number with its unit, as 500ms, 1s or 2m";

  private static final String VENUE_TIMES = "--venue-times";
  private static final String TIMES = "believe or show, of all venues or of one, as okx=show";

  private Settings() {}

  /** A time as people write it: {@code 500ms}, {@code 1s}, {@code 2m}. */
  public static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text.strip());
    if (!parts.matches()) {
      throw new TypeConversionException(ALLOWED_DURATION);
    }
    long number =
        Decimals.whole(parts.group(1), 0, MOST_UNITS)
            .orElseThrow(() -> new TypeConversionException(ALLOWED_DURATION));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /** Has numbers and times read by the readers of all numbers from outside. */
  public static CommandLine reading(CommandLine commands) {
    return commands
        .registerConverter(Duration.class, Settings::duration)
        .registerConverter(
            int.class, text -> Math.toIntExact(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)))
        .registerConverter(long.class, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE))
        .registerConverter(double.class, Settings::number);
  }

  private static long whole(String text, long least, long most) {
    return Decimals.whole(text.strip(), least, most)
        .orElseThrow(() -> new TypeConversionException("a whole number"));
  }

  private static double number(String text) {
    return Decimals.read(text.strip())
        .map(BigDecimal::doubleValue)
        .orElseThrow(() -> new TypeConversionException("a number"));
  }

  /**
   * What to poll.
   *
   * @param named in the order they were written
   */
  public record Instruments(List<Instrument> named, List<Watchlist.Pattern> patterns) {
    @Override
    public String toString() {
      return Stream.concat(named.stream(), patterns.stream())
          .map(Object::toString)
          .collect(Collectors.joining(", "));
    }
  }

  /** What exchanges list. */
  static List<Instrument> instruments(List<String> written) {
    return few(named(written), written, MOST_LISTED);
  }

  /** Instruments, and patterns of them such as {@code BTC-*}. */
  public static Instruments instrumentsOrPatterns(List<String> written) {
    Map<Boolean, List<String>> patterned =
        written.stream().collect(Collectors.partitioningBy(text -> text.contains("*")));
    List<Instrument> named = named(patterned.getOrDefault(false, List.of()));
    List<Watchlist.Pattern> patterns =
        patterned.getOrDefault(true, List.of()).stream()
            .map(text -> pattern("--instruments", text))
            .distinct()
            .toList();
    return new Instruments(few(named, written, MOST_INSTRUMENTS), patterns);
  }

  private static List<Instrument> named(List<String> written) {
    return written.stream().map(text -> instrument("--instruments", text)).distinct().toList();
  }

  private static List<Instrument> few(List<Instrument> instruments, List<?> written, int most) {
    if (written.isEmpty() || instruments.size() > most) {
      throw new WrongSetting(
          "--instruments", instruments.size() + " of them", "1 to " + most + " instruments");
    }
    return instruments;
  }

  private static Watchlist.Pattern pattern(String option, String text) {
    return Watchlist.Pattern.parse(text)
        .orElseThrow(
            () ->
                new WrongSetting(
                    option, text, "a pattern with * for a whole asset, as BTC-* or *-USDT"));
  }

  public static Watchlist.Bounds bounds(Options.Polling written) {
    if (written.onDemand < 0 || written.onDemand > MOST_ON_DEMAND) {
      throw new WrongSetting(
          "--on-demand", String.valueOf(written.onDemand), "0 to " + MOST_ON_DEMAND);
    }
    if (written.onDemandIdle.compareTo(LEAST_IDLE) < 0
        || written.onDemandIdle.compareTo(MOST_IDLE) > 0) {
      throw new WrongSetting(
          "--on-demand-idle", written.onDemandIdle.toMillis() + "ms", "10s to 24h");
    }
    return new Watchlist.Bounds(
        MOST_INSTRUMENTS,
        written.onDemand,
        Math.min(written.onDemand, Watchlist.Bounds.USUAL.aClient()),
        written.onDemandIdle);
  }

  /** The catalog with the fees that are written. */
  public static List<Venue> charging(List<String> written, List<Venue> catalog) {
    Map<Venue, String> fees = new LinkedHashMap<>();
    for (String text : written) {
      Pair pair = pair("--taker-fee", text, "ID=PERCENT, as kraken=0.25");
      if (!PER_CENT.matcher(pair.value()).matches()) {
        throw new WrongSetting("--taker-fee", text, "0 to 99.999999 per cent, as kraken=0.25");
      }
      if (fees.put(venue("--taker-fee", pair.id(), catalog), pair.value()) != null) {
        throw new WrongSetting("--taker-fee", text, "one fee for each venue");
      }
    }
    return catalog.stream()
        .map(
            venue ->
                Optional.ofNullable(fees.get(venue))
                    .map(fee -> venue.charging(new Fee(fee, "the settings")))
                    .orElse(venue))
        .toList();
  }

  /** The side that who buys or sells takes. */
  static Side taken(String option, String text) {
    if (!Fill.Sides.WORDS.contains(text)) {
      throw WrongSetting.name(option, text, Fill.Sides.WORDS);
    }
    return text.equals("buy") ? Side.ASK : Side.BID;
  }

  /** So much of the base asset, or of the quote asset. */
  public static Order order(String option, String text, boolean notional) {
    BigDecimal number =
        FillText.size(text)
            .orElseThrow(() -> new WrongSetting(option, text, FillText.ALLOWED_SIZE));
    return notional ? new Order.Notional(number) : new Order.Size(number);
  }

  static Instrument instrument(String option, String text) {
    String[] assets = text.strip().split("-", 2);
    return Instrument.parse(text)
        .orElseThrow(
            () ->
                new WrongSetting(
                    option,
                    text,
                    assets.length == 2 && assets[0].equalsIgnoreCase(assets[1])
                        ? "BASE-QUOTE with two different assets, as BTC-USD"
                        : "BASE-QUOTE, as BTC-USD"));
  }

  /** Quotes whose books are to join those of the instrument. */
  public static List<String> quotes(String option, List<String> written, Instrument instrument) {
    return written.stream()
        .map(
            text ->
                Instrument.parse(instrument.base() + "-" + text)
                    .orElseThrow(
                        () ->
                            new WrongSetting(
                                option,
                                text,
                                "an asset that " + instrument.base() + " is quoted in, as USDT"))
                    .quote())
        .filter(quote -> !quote.equals(instrument.quote()))
        .distinct()
        .toList();
  }

  /** Those named, in the catalog's order; all where none is. */
  public static List<Venue> venues(List<String> written, List<Venue> catalog) {
    List<String> named = written.stream().filter(id -> !id.isBlank()).map(String::strip).toList();
    named.forEach(id -> venue("--venues", id, catalog));
    return named.isEmpty()
        ? catalog
        : catalog.stream().filter(venue -> named.contains(venue.id())).toList();
  }

  private static Venue venue(String option, String id, List<Venue> catalog) {
    List<String> ids = catalog.stream().map(Venue::id).toList();
    return catalog.stream()
        .filter(venue -> venue.id().equals(id))
        .findFirst()
        .orElseThrow(() -> WrongSetting.name(option, id, ids));
  }

  private record Pair(String id, String value) {}

  /** What is written as ID=VALUE. */
  private static Pair pair(String option, String text, String allowed) {
    String[] parts = text.split("=", 2);
    if (parts.length != 2) {
      throw new WrongSetting(option, text, allowed);
    }
    return new Pair(parts[0].strip(), parts[1].strip());
  }

  public static Map<Venue, URI> venueUrls(List<String> written, List<Venue> catalog) {
    Map<Venue, URI> origins = new LinkedHashMap<>();
    for (String text : written) {
      Pair pair = pair("--venue-url", text, "ID=URL, as kraken=http://127.0.0.1:19001");
      Venue venue = venue("--venue-url", pair.id(), catalog);
      if (origins.put(venue, origin("--venue-url", pair.value())) != null) {
        throw new WrongSetting("--venue-url", text, "one URL for each venue");
      }
    }
    return origins;
  }

  /** Scheme, host and perhaps port; nothing after them. */
  private static URI origin(String option, String text) {
    URI uri = uri(option, text);
    boolean bare =
        uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getUserInfo() == null;
    if (!bare || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
      throw new WrongSetting(option, text, "an origin without a path, as http://127.0.0.1:19001");
    }
    return uri;
  }

  /** Of a place that is asked over HTTP. */
  public static URI uri(String option, String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null
          && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getPort() != 0
          && uri.getPort() <= 65_535) {
        return uri;
      }
    } catch (URISyntaxException notAUrl) {
      // answered below, like every other text that is no URL
    }
    throw new WrongSetting(option, text, "http://HOST:PORT or https://HOST:PORT");
  }

  /** Where the venues' lists are kept. */
  public static Optional<Path> data(@Nullable Path written) {
    if (written == null) {
      return Optional.empty();
    }
    Path parent = written.toAbsolutePath().getParent();
    boolean fresh =
        Files.notExists(written, LinkOption.NOFOLLOW_LINKS)
            && parent != null
            && Files.isDirectory(parent);
    if (written.toString().isBlank() || !(Files.isDirectory(written) || fresh)) {
      throw new WrongSetting(
          "--data",
          written.toString(),
          "a directory, or the name of a new one in a directory that is there");
    }
    return Optional.of(written);
  }

  public static Trust trust(@Nullable Path written) {
    try {
      return written == null ? Trust.usual() : Trust.also(written);
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting(
          "--trust", String.valueOf(written), "a PEM file of certificates: " + wrong.getMessage());
    }
  }

  /** Which venues fail how; {@code all} stands for each. */
  static Map<Venue, Fault> faults(List<String> written, List<Venue> venues) {
    Map<Venue, Fault> faults = new LinkedHashMap<>();
    for (String text : written) {
      Pair pair = pair("--fault", text, "ID=FAULT, as kraken=slow or all=frozen");
      Fault fault =
          Fault.of(pair.value())
              .orElseThrow(() -> WrongSetting.name("--fault", pair.value(), Fault.words()));
      if (pair.id().equals("all")) {
        venues.forEach(venue -> faults.put(venue, fault));
      } else {
        faults.put(venue("--fault", pair.id(), venues), fault);
      }
    }
    return faults;
  }

  /** When the made-up market begins. */
  public static Optional<Instant> start(@Nullable String written) {
    try {
      return Optional.ofNullable(written).map(Instant::parse);
    } catch (DateTimeParseException noTime) {
      throw new WrongSetting("--start", String.valueOf(written), "a time as 2026-01-01T00:00:00Z");
    }
  }

  /** The first of that many ports. */
  static int basePort(int written, int ports) {
    if (written < 0 || written + ports > 65_536) {
      throw new WrongSetting("--base-port", String.valueOf(written), "0 to " + (65_536 - ports));
    }
    return written;
  }

  public static Duration interval(Duration written) {
    if (written.compareTo(LEAST_INTERVAL) < 0 || written.compareTo(MOST_INTERVAL) > 0) {
      throw new WrongSetting("--interval", written.toMillis() + "ms", "100ms to 1m");
    }
    return written;
  }

  public static int port(int written) {
    if (written < 0 || written > 65_535) {
      throw new WrongSetting("--port", String.valueOf(written), "0 to 65535");
    }
    return written;
  }

  public static String host(String written) {
    if (written.isBlank() || written.contains("/")) {
      throw new WrongSetting(
          "--host", written, "an address or a name of this machine, as 127.0.0.1");
    }
    return written;
  }

  static int levels(int written) {
    if (written < 1 || written > DepthText.MOST_LEVELS) {
      throw new WrongSetting("--levels", String.valueOf(written), "1 to " + DepthText.MOST_LEVELS);
    }
    return written;
  }

  public static Freshness freshness(Options.Believing written) {
    if (!(written.ageingAfter > 0)) {
      throw new WrongSetting(
          "--ageing-after", String.valueOf(written.ageingAfter), "a number above 0");
    }
    if (!(written.staleAfter >= written.ageingAfter)) {
      throw new WrongSetting(
          "--stale-after",
          String.valueOf(written.staleAfter),
          "a number from --ageing-after on, which is " + written.ageingAfter);
    }
    if (written.staleAtTheLatest.isZero()) {
      throw new WrongSetting("--stale-at-the-latest", "0", "1ms or more");
    }
    return new Freshness(written.ageingAfter, written.staleAfter, written.staleAtTheLatest);
  }

  /** The ids of the venues whose own times are only told; the last word on each venue holds. */
  public static Set<String> timesShown(List<String> written, List<Venue> catalog) {
    Set<String> shown = new LinkedHashSet<>();
    for (String each : written) {
      Pair one = each.contains("=") ? pair(VENUE_TIMES, each, TIMES) : new Pair("", each.strip());
      if (!one.value().equals("believe") && !one.value().equals("show")) {
        throw new WrongSetting(VENUE_TIMES, each, TIMES);
      }
      List<String> meant =
          one.id().isEmpty()
              ? catalog.stream().map(Venue::id).toList()
              : List.of(venue(VENUE_TIMES, one.id(), catalog).id());
      if (one.value().equals("show")) {
        shown.addAll(meant);
      } else {
        meant.forEach(shown::remove);
      }
    }
    return shown;
  }

  /** What the usual variables say, as {@code HTTPS_PROXY}. */
  public static Proxy proxy(Map<String, String> environment) {
    try {
      return Proxy.from(environment);
    } catch (IllegalArgumentException noProxy) {
      throw new WrongSetting(String.valueOf(noProxy.getMessage()));
    }
  }

  public static Set<String> origins(List<String> written) {
    return Set.copyOf(
        written.stream()
            .map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
            .map(text -> asBrowsersWrite(origin("--allow-origin", text)))
            .toList());
  }

  /** In lower case, and without the port where it is the usual one. */
  private static String asBrowsersWrite(URI origin) {
    int usual = origin.getScheme().equals("https") ? 443 : 80;
    String port = origin.getPort() < 0 || origin.getPort() == usual ? "" : ":" + origin.getPort();
    return origin.getScheme() + "://" + origin.getHost().toLowerCase(Locale.ROOT) + port;
  }

  public static Set<String> hosts(List<String> written) {
    List<String> names =
        written.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    names.stream()
        .filter(name -> !HOST.matcher(name).matches())
        .findFirst()
        .ifPresent(
            name -> {
              throw new WrongSetting(
                  "--allow-host", name, "a name without scheme and port, as depth.example");
            });
    return Set.copyOf(names);
  }

  /** Who is believed when it says for whom it asks. */
  public static List<Network> networks(List<String> written) {
    return written.stream()
        .map(
            text ->
                Network.parse(text)
                    .orElseThrow(
                        () ->
                            new WrongSetting(
                                "--trust-proxy",
                                text,
                                "an address in numbers, or a network by its first, as 10.0.0.0/24")))
        .toList();
  }

  /** Has the log written as is wanted, from now on. */
  public static void log(Options.Telling written) {
    String form = word(Logging.OPTION, written.form, Options.Telling.Forms.WORDS);
    String level = word("--log-level", written.level, Options.Telling.Levels.WORDS);
    Logging.write(
        Logging.Form.called(form).orElseThrow(), Level.valueOf(level.toUpperCase(Locale.ROOT)));
  }

  private static String word(String option, String text, List<String> words) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw WrongSetting.name(option, text, words);
    }
    return word;
  }
}
