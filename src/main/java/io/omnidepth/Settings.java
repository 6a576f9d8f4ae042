package io.omnidepth;

import io.omnidepth.api.Nearest;
import io.omnidepth.board.Freshness;
import io.omnidepth.demo.Fault;
import io.omnidepth.market.Instrument;
import io.omnidepth.metrics.Influx;
import io.omnidepth.poll.Trust;
import io.omnidepth.venue.Venue;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives the options their meaning, and says of each wrong one which it is and what is allowed. */
final class Settings {
  private static final Duration LEAST_INTERVAL = Duration.ofMillis(100);
  private static final Duration MOST_INTERVAL = Duration.ofMinutes(1);
  private static final int MOST_INSTRUMENTS = 200;
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  /** A setting that is not allowed. The message is one line for the person who wrote it. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    Wrong(String option, String written, String allowed) {
      super(option + "=" + written + " is not allowed; allowed is " + allowed, null, false, false);
    }
  }

  private Settings() {}

  /** A time as people write it: {@code 500ms}, {@code 1s}, {@code 2m}. */
  static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text.strip());
    if (!parts.matches()) {
      throw new Wrong("a duration", text, "a whole number with its unit, as 500ms, 1s or 2m");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  static List<Instrument> instruments(List<String> written) {
    List<Instrument> instruments =
        written.stream()
            .map(
                text ->
                    Instrument.parse(text)
                        .orElseThrow(
                            () -> new Wrong("--instruments", text, "BASE-QUOTE, as BTC-USD")))
            .distinct()
            .toList();
    if (instruments.isEmpty() || instruments.size() > MOST_INSTRUMENTS) {
      throw new Wrong(
          "--instruments",
          instruments.size() + " of them",
          "1 to " + MOST_INSTRUMENTS + " instruments");
    }
    return instruments;
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
        .orElseThrow(
            () ->
                new Wrong(option, id + Nearest.hint(id, ids), "one of " + String.join(", ", ids)));
  }

  static Map<Venue, URI> venueUrls(List<String> written, List<Venue> catalog) {
    Map<Venue, URI> origins = new LinkedHashMap<>();
    for (String text : written) {
      String[] parts = text.split("=", 2);
      if (parts.length != 2) {
        throw new Wrong("--venue-url", text, "ID=URL, as kraken=http://127.0.0.1:19001");
      }
      origins.put(
          venue("--venue-url", parts[0].strip(), catalog), origin("--venue-url", parts[1].strip()));
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

  private static URI uri(String option, String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null
          && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException notAUrl) {
      // answered below, like every other text that is no URL
    }
    throw new Wrong(option, text, "http://HOST:PORT or https://HOST:PORT");
  }

  static Trust trust(@Nullable Path written) {
    try {
      return written == null ? Trust.usual() : Trust.also(written);
    } catch (IllegalArgumentException wrong) {
      throw new Wrong("--trust", String.valueOf(written), "a PEM file: " + wrong.getMessage());
    }
  }

  /** Which venues fail how; {@code all} stands for each. */
  static Map<Venue, Fault> faults(List<String> written, List<Venue> venues) {
    Map<Venue, Fault> faults = new LinkedHashMap<>();
    for (String text : written) {
      String[] parts = text.split("=", 2);
      String word = parts.length == 2 ? parts[1].strip() : "";
      Fault fault =
          Fault.of(word)
              .orElseThrow(
                  () ->
                      new Wrong(
                          "--fault",
                          text + Nearest.hint(word, Fault.words()),
                          "ID=FAULT with one of " + String.join(", ", Fault.words())));
      if (parts[0].strip().equals("all")) {
        venues.forEach(venue -> faults.put(venue, fault));
      } else {
        faults.put(venue("--fault", parts[0].strip(), venues), fault);
      }
    }
    return faults;
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

  static Freshness freshness(Options.Believing written) {
    if (!(written.ageingAfter > 0)) {
      throw new Wrong("--ageing-after", String.valueOf(written.ageingAfter), "a number above 0");
    }
    if (!(written.staleAfter >= written.ageingAfter)) {
      throw new Wrong(
          "--stale-after", String.valueOf(written.staleAfter), "a number from --ageing-after on");
    }
    return new Freshness(written.ageingAfter, written.staleAfter, written.staleAtTheLatest);
  }

  static Set<String> origins(List<String> written) {
    return Set.copyOf(
        written.stream()
            .map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
            .peek(text -> origin("--allow-origin", text))
            .toList());
  }

  static Set<String> hosts(List<String> written) {
    return Set.copyOf(written.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList());
  }

  /** Where metrics go; empty where nothing of it is set. */
  static Optional<Influx> influx(Options.Metrics written) {
    if (written.influxUrl == null || written.influxUrl.isBlank()) {
      List<String> without = new ArrayList<>();
      note(without, "--influx-org", written.influxOrg);
      note(without, "--influx-bucket", written.influxBucket);
      note(without, "--influx-db", written.influxDb);
      if (!without.isEmpty()) {
        throw new Wrong(String.join(" and ", without), "...", "together with --influx-url only");
      }
      return Optional.empty();
    }
    URI url = uri("--influx-url", written.influxUrl);
    if (written.influxStep.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new Wrong("--influx-step", written.influxStep.toMillis() + "ms", "1s or more");
    }
    if (written.influxDb != null && written.influxBucket != null) {
      throw new Wrong(
          "--influx-db", written.influxDb, "either --influx-db or --influx-bucket, not both");
    }
    if (written.influxDb != null) {
      return Optional.of(
          new Influx.V1(
              url,
              written.influxDb,
              orEmpty(written.influxUser),
              orEmpty(written.influxPassword),
              written.influxStep));
    }
    return Optional.of(
        new Influx.V2(
            url,
            needed("--influx-org", written.influxOrg),
            needed("--influx-bucket", written.influxBucket),
            needed("--influx-token", written.influxToken),
            written.influxStep));
  }

  private static void note(List<String> without, String option, @Nullable String value) {
    if (value != null) {
      without.add(option);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String needed(String option, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new Wrong(
          option,
          "",
          "a name: with --influx-url go either --influx-org, --influx-bucket and --influx-token (InfluxDB 2) or --influx-db"
              + " (InfluxDB 1)");
    }
    return value;
  }
}
