package io.omnidepth;

import io.omnidepth.api.DepthText;
import io.omnidepth.api.FillText;
import io.omnidepth.api.Nearest;
import io.omnidepth.api.Network;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Watchlist;
import io.omnidepth.demo.Fault;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import io.omnidepth.poll.Proxy;
import io.omnidepth.poll.Trust;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Gives the options their meaning, and says of each wrong one which it is and what is allowed. */
final class Settings {
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

  /** A setting that is not allowed. The message is one line for the person who wrote it. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String option;
    private final String text;
    private final String why;

    private Wrong(String option, String text, String why, String message) {
      super(message, null, false, false);
      this.option = option;
      this.text = text;
      this.why = why;
    }

    /** What is wrong with more than the value of one option. */
    Wrong(String message) {
      this("", "", message, message);
    }

    Wrong(String option, String text, String allowed) {
      this(
          option,
          text,
          " is not allowed; allowed is " + allowed,
          option + "=" + text + " is not allowed; allowed is " + allowed);
    }

    /** A name that is none of those allowed. */
    static Wrong name(String option, String text, Collection<String> allowed) {
      String why = " is not allowed" + Nearest.among(text, allowed);
      return new Wrong(option, text, why, option + "=" + text + why);
    }

    /**
     * The message.
     *
     * @param written an option and its value as they stand where they were written
     */
    String message(BinaryOperator<String> written) {
      return option.isEmpty() ? why : written.apply(option, text) + why;
    }
  }

  private static final String VENUE_TIMES = "--venue-times";
  private static final String TIMES = "believe or show, of all venues or of one, as okx=show";

  private Settings() {}

  /** A time as people write it: {@code 500ms}, {@code 1s}, {@code 2m}. */
  static Duration duration(String text) {
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
  static CommandLine reading(CommandLine commands) {
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
  record Instruments(List<Instrument> named, List<Watchlist.Pattern> patterns) {
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
  static Instruments instrumentsOrPatterns(List<String> written) {
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
      throw new Wrong(
          "--instruments", instruments.size() + " of them", "1 to " + most + " instruments");
    }
    return instruments;
  }

  private static Watchlist.Pattern pattern(String option, String text) {
    return Watchlist.Pattern.parse(text)
        .orElseThrow(
            () ->
                new Wrong(option, text, "a pattern with * for a whole asset, as BTC-* or *-USDT"));
  }

  static Watchlist.Bounds bounds(Options.Polling written) {
    if (written.onDemand < 0 || written.onDemand > MOST_ON_DEMAND) {
      throw new Wrong("--on-demand", String.valueOf(written.onDemand), "0 to " + MOST_ON_DEMAND);
    }
    if (written.onDemandIdle.compareTo(LEAST_IDLE) < 0
        || written.onDemandIdle.compareTo(MOST_IDLE) > 0) {
      throw new Wrong("--on-demand-idle", written.onDemandIdle.toMillis() + "ms", "10s to 24h");
    }
    return new Watchlist.Bounds(
        MOST_INSTRUMENTS,
        written.onDemand,
        Math.min(written.onDemand, Watchlist.Bounds.USUAL.aClient()),
        written.onDemandIdle);
  }

  /** The catalog with the fees that are written. */
  static List<Venue> charging(List<String> written, List<Venue> catalog) {
    Map<Venue, String> fees = new LinkedHashMap<>();
    for (String text : written) {
      Pair pair = pair("--taker-fee", text, "ID=PERCENT, as kraken=0.25");
      if (!PER_CENT.matcher(pair.value()).matches()) {
        throw new Wrong("--taker-fee", text, "0 to 99.999999 per cent, as kraken=0.25");
      }
      if (fees.put(venue("--taker-fee", pair.id(), catalog), pair.value()) != null) {
        throw new Wrong("--taker-fee", text, "one fee for each venue");
      }
    }
    return catalog.stream()
        .map(
            venue ->
                Optional.ofNullable(fees.get(venue))
                    .map(fee -> venue.charging(new Venue.Fee(fee, "the settings")))
                    .orElse(venue))
        .toList();
  }

  /** The side that who buys or sells takes. */
  static Side taken(String option, String text) {
    if (!FillOnce.Sides.WORDS.contains(text)) {
      throw Wrong.name(option, text, FillOnce.Sides.WORDS);
    }
    return text.equals("buy") ? Side.ASK : Side.BID;
  }

  /** So much of the base asset, or of the quote asset. */
  static Order order(String option, String text, boolean notional) {
    BigDecimal number =
        FillText.size(text).orElseThrow(() -> new Wrong(option, text, FillText.ALLOWED_SIZE));
    return notional ? new Order.Notional(number) : new Order.Size(number);
  }

  static Instrument instrument(String option, String text) {
    String[] assets = text.strip().split("-", 2);
    return Instrument.parse(text)
        .orElseThrow(
            () ->
                new Wrong(
                    option,
                    text,
                    assets.length == 2 && assets[0].equalsIgnoreCase(assets[1])
                        ? "BASE-QUOTE with two different assets, as BTC-USD"
                        : "BASE-QUOTE, as BTC-USD"));
  }

  /** Quotes whose books are to join those of the instrument. */
  static List<String> quotes(String option, List<String> written, Instrument instrument) {
    return written.stream()
        .map(
            text ->
                Instrument.parse(instrument.base() + "-" + text)
                    .orElseThrow(
                        () ->
                            new Wrong(
                                option,
                                text,
                                "an asset that " + instrument.base() + " is quoted in, as USDT"))
                    .quote())
        .filter(quote -> !quote.equals(instrument.quote()))
        .distinct()
        .toList();
  }

  /** Those named, in the catalog's order; all where none is. */
  static List<Venue> venues(List<String> written, List<Venue> catalog) {
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
        .orElseThrow(() -> Wrong.name(option, id, ids));
  }

  private record Pair(String id, String value) {}

  /** What is written as ID=VALUE. */
  private static Pair pair(String option, String text, String allowed) {
    String[] parts = text.split("=", 2);
    if (parts.length != 2) {
      throw new Wrong(option, text, allowed);
    }
    return new Pair(parts[0].strip(), parts[1].strip());
  }

  static Map<Venue, URI> venueUrls(List<String> written, List<Venue> catalog) {
    Map<Venue, URI> origins = new LinkedHashMap<>();
    for (String text : written) {
      Pair pair = pair("--venue-url", text, "ID=URL, as kraken=http://127.0.0.1:19001");
      Venue venue = venue("--venue-url", pair.id(), catalog);
      if (origins.put(venue, origin("--venue-url", pair.value())) != null) {
        throw new Wrong("--venue-url", text, "one URL for each venue");
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
      throw new Wrong(option, text, "an origin without a path, as http://127.0.0.1:19001");
    }
    return uri;
  }

  /** Of a place that is asked over HTTP. */
  static URI uri(String option, String text) {
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
    throw new Wrong(option, text, "http://HOST:PORT or https://HOST:PORT");
  }

  /** Where the venues' lists are kept. */
  static Optional<Path> data(@Nullable Path written) {
    if (written == null) {
      return Optional.empty();
    }
    Path parent = written.toAbsolutePath().getParent();
    boolean fresh =
        Files.notExists(written, LinkOption.NOFOLLOW_LINKS)
            && parent != null
            && Files.isDirectory(parent);
    if (written.toString().isBlank() || !(Files.isDirectory(written) || fresh)) {
      throw new Wrong(
          "--data",
          written.toString(),
          "a directory, or the name of a new one in a directory that is there");
    }
    return Optional.of(written);
  }

  static Trust trust(@Nullable Path written) {
    try {
      return written == null ? Trust.usual() : Trust.also(written);
    } catch (IllegalArgumentException wrong) {
      throw new Wrong(
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
              .orElseThrow(() -> Wrong.name("--fault", pair.value(), Fault.words()));
      if (pair.id().equals("all")) {
        venues.forEach(venue -> faults.put(venue, fault));
      } else {
        faults.put(venue("--fault", pair.id(), venues), fault);
      }
    }
    return faults;
  }

  /** When the made-up market begins. */
  static Optional<Instant> start(@Nullable String written) {
    try {
      return Optional.ofNullable(written).map(Instant::parse);
    } catch (DateTimeParseException noTime) {
      throw new Wrong("--start", String.valueOf(written), "a time as 2026-01-01T00:00:00Z");
    }
  }

  /** The first of that many ports. */
  static int basePort(int written, int ports) {
    if (written < 0 || written + ports > 65_536) {
      throw new Wrong("--base-port", String.valueOf(written), "0 to " + (65_536 - ports));
    }
    return written;
  }

  static Duration interval(Duration written) {
    if (written.compareTo(LEAST_INTERVAL) < 0 || written.compareTo(MOST_INTERVAL) > 0) {
      throw new Wrong("--interval", written.toMillis() + "ms", "100ms to 1m");
    }
    return written;
  }

  static int port(int written) {
    if (written < 0 || written > 65_535) {
      throw new Wrong("--port", String.valueOf(written), "0 to 65535");
    }
    return written;
  }

  static String host(String written) {
    if (written.isBlank() || written.contains("/")) {
      throw new Wrong("--host", written, "an address or a name of this machine, as 127.0.0.1");
    }
    return written;
  }

  static int levels(int written) {
    if (written < 1 || written > DepthText.MOST_LEVELS) {
      throw new Wrong("--levels", String.valueOf(written), "1 to " + DepthText.MOST_LEVELS);
    }
    return written;
  }

  static Freshness freshness(Options.Believing written) {
    if (!(written.ageingAfter > 0)) {
      throw new Wrong("--ageing-after", String.valueOf(written.ageingAfter), "a number above 0");
    }
    if (!(written.staleAfter >= written.ageingAfter)) {
      throw new Wrong(
          "--stale-after",
          String.valueOf(written.staleAfter),
          "a number from --ageing-after on, which is " + written.ageingAfter);
    }
    if (written.staleAtTheLatest.isZero()) {
      throw new Wrong("--stale-at-the-latest", "0", "1ms or more");
    }
    return new Freshness(written.ageingAfter, written.staleAfter, written.staleAtTheLatest);
  }

  /** The ids of the venues whose own times are only told; the last word on each venue holds. */
  static Set<String> timesShown(List<String> written, List<Venue> catalog) {
    Set<String> shown = new LinkedHashSet<>();
    for (String each : written) {
      Pair one = each.contains("=") ? pair(VENUE_TIMES, each, TIMES) : new Pair("", each.strip());
      if (!one.value().equals("believe") && !one.value().equals("show")) {
        throw new Wrong(VENUE_TIMES, each, TIMES);
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
  static Proxy proxy(Map<String, String> environment) {
    try {
      return Proxy.from(environment);
    } catch (IllegalArgumentException noProxy) {
      throw new Wrong(String.valueOf(noProxy.getMessage()));
    }
  }

  static Set<String> origins(List<String> written) {
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

  static Set<String> hosts(List<String> written) {
    List<String> names =
        written.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    names.stream()
        .filter(name -> !HOST.matcher(name).matches())
        .findFirst()
        .ifPresent(
            name -> {
              throw new Wrong(
                  "--allow-host", name, "a name without scheme and port, as depth.example");
            });
    return Set.copyOf(names);
  }

  /** Who is believed when it says for whom it asks. */
  static List<Network> networks(List<String> written) {
    return written.stream()
        .map(
            text ->
                Network.parse(text)
                    .orElseThrow(
                        () ->
                            new Wrong(
                                "--trust-proxy",
                                text,
                                "an address in numbers, or a network by its first, as 10.0.0.0/24")))
        .toList();
  }

  /** Has the log written as is wanted, from now on. */
  static void log(Options.Telling written) {
    String form = word(Logging.OPTION, written.form, Options.Telling.Forms.WORDS);
    String level = word("--log-level", written.level, Options.Telling.Levels.WORDS);
    Logging.write(
        Logging.Form.called(form).orElseThrow(), Level.valueOf(level.toUpperCase(Locale.ROOT)));
  }

  private static String word(String option, String text, List<String> words) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw Wrong.name(option, text, words);
    }
    return word;
  }
}
