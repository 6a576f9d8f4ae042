package io.omnidepth.cli;

import io.omnidepth.app.Logging;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What can be said on the command line, as written there. {@link Settings} checks it and gives it
 * meaning.
 */
public final class Options {
  private Options() {}

  /** What completes an option that names venues. */
  static final class VenueIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Catalog.ALL.stream().map(Venue::id).iterator();
    }
  }

  /** What to poll, and how. */
  public static final class Polling {
    @Option(
        names = "--instruments",
        split = ",",
        hideParamSyntax = true,
        paramLabel = "BTC-USD,...",
        description =
            "What to poll (default: BTC-USD,BTC-USDT,ETH-USD; in the demo some more). BTC-* and *-USDT stand for what the "
                + "venues list of them; whatever else they list is polled when somebody asks for it.")
    List<String> instruments = new ArrayList<>();

    @Option(
        names = "--on-demand",
        paramLabel = "N",
        defaultValue = "60",
        description =
            "How many instruments may be polled beside those because somebody asks for them, as far as a venue's limits "
                + "leave room (default: ${DEFAULT-VALUE}).")
    int onDemand = 60;

    @Option(
        names = "--on-demand-idle",
        paramLabel = "DURATION",
        defaultValue = "2m",
        description =
            "After how long one of them that nobody asks for is let go (default: ${DEFAULT-VALUE}).")
    Duration onDemandIdle = Duration.ofMinutes(2);

    @Option(
        names = "--interval",
        paramLabel = "DURATION",
        defaultValue = "1s",
        description = "How far apart the rounds are, 100ms to 1m (default: ${DEFAULT-VALUE}).")
    Duration interval = Duration.ofSeconds(1);

    @Option(
        names = "--unpaced",
        description =
            "Ask venues that --venue-url names every round, whatever their limits. For load runs.")
    boolean unpaced;
  }

  /** Which venues to ask, and where. */
  public static final class Asking {
    @Option(
        names = "--venues",
        split = ",",
        hideParamSyntax = true,
        paramLabel = "ID,...",
        completionCandidates = VenueIds.class,
        description = "Which venues to ask (default: all; omnidepth venues lists them).")
    List<String> venues = new ArrayList<>();

    @Option(
        names = "--venue-url",
        split = ",",
        hideParamSyntax = true,
        paramLabel = "ID=URL",
        completionCandidates = VenueIds.class,
        description =
            "Ask a venue at another origin, with its own paths. May be repeated: kraken=http://127.0.0.1:19001.")
    List<String> venueUrls = new ArrayList<>();

    @Option(
        names = "--trust",
        paramLabel = "FILE",
        description =
            "Believe the certificates in this PEM file, too: a proxy's, or a test exchange's.")
    @Nullable Path trust;
  }

  /** What trading costs. */
  public static final class Charging {
    @Option(
        names = "--taker-fee",
        split = ",",
        hideParamSyntax = true,
        paramLabel = "ID=PERCENT",
        completionCandidates = VenueIds.class,
        description =
            "What you pay a venue for taking, in per cent, as kraken=0.25 (default: its lowest tier; omnidepth venues "
                + "--sources lists them).")
    List<String> takerFees = new ArrayList<>();
  }

  /** What the embedded exchanges make up. */
  static final class MakingUp {
    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "1",
        description =
            "The same seed makes up the same market at the same moment (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(
        names = "--start",
        paramLabel = "TIME",
        description =
            "Begin the made-up market at this moment, as 2026-01-01T00:00:00Z, to see the same again (default: now).")
    @Nullable String start;
  }

  /** Whether venues' own times are acted upon. */
  static class Dating {
    @Option(
        names = "--venue-times",
        split = ",",
        hideParamSyntax = true,
        paramLabel = "believe|show|ID=show",
        description =
            "Whether the venues' own times make a book old (believe, the default) or are only told (show), of all venues or "
                + "of one, as okx=show. For recordings and laboratory exchanges.")
    List<String> venueTimes = new ArrayList<>();
  }

  /** When not to believe a book. */
  public static final class Believing extends Dating {
    @Option(
        names = "--ageing-after",
        paramLabel = "N",
        defaultValue = "2",
        description =
            "After how many of its intervals a book is ageing (default: ${DEFAULT-VALUE}).")
    double ageingAfter = 2;

    @Option(
        names = "--stale-after",
        paramLabel = "N",
        defaultValue = "5",
        description =
            "After how many it is stale, and no longer counted (default: ${DEFAULT-VALUE}).")
    double staleAfter = 5;

    @Option(
        names = "--stale-at-the-latest",
        paramLabel = "DURATION",
        defaultValue = "15s",
        description = "When a book is stale whatever its interval (default: ${DEFAULT-VALUE}).")
    Duration staleAtTheLatest = Duration.ofSeconds(15);
  }

  /** Where to serve, and to whom. */
  public static final class Serving {
    @Option(
        names = "--host",
        paramLabel = "ADDRESS",
        defaultValue = "127.0.0.1",
        description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    String host = "127.0.0.1";

    @Option(
        names = "--port",
        paramLabel = "PORT",
        defaultValue = "8080",
        description = "The port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Option(
        names = "--allow-host",
        split = ",",
        hideParamSyntax = true,
        paramLabel = "NAME",
        description =
            "A name that the server is asked under, beside localhost and addresses in numbers.")
    List<String> allowHosts = new ArrayList<>();

    @Option(
        names = "--allow-origin",
        split = ",",
        hideParamSyntax = true,
        paramLabel = "ORIGIN",
        description = "A site, as https://host, whose pages may read the API and open the stream.")
    List<String> allowOrigins = new ArrayList<>();

    @Option(
        names = "--trust-proxy",
        split = ",",
        hideParamSyntax = true,
        paramLabel = "ADDRESS",
        description =
            "A proxy in front, as 10.0.0.7 or 10.0.0.0/24, that is believed when it says in X-Forwarded-For whom it asks "
                + "for, and in X-Forwarded-Proto by which scheme (default: none).")
    List<String> trustProxies = new ArrayList<>();
  }

  /** What lasts until the next start. */
  public static final class Keeping {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description =
            "Keep the venues' lists of markets in this directory, so that the next start knows them before it has asked "
                + "(default: nothing is kept).")
    @Nullable Path data;
  }

  /** What the log tells. */
  public static final class Telling {
    /** The forms and the levels, as they are written. */
    static final class Forms extends Words {
      static final List<String> WORDS =
          Stream.of(Logging.Form.values()).map(Logging.Form::word).toList();

      Forms() {
        super(WORDS);
      }
    }

    static final class Levels extends Words {
      static final List<String> WORDS = List.of("error", "warn", "info", "debug");

      Levels() {
        super(WORDS);
      }
    }

    @Option(
        names = Logging.OPTION,
        paramLabel = "FORM",
        defaultValue = "text",
        completionCandidates = Forms.class,
        description =
            "How the log is written, to standard error: text, or json, an object a line (default: ${DEFAULT-VALUE}).")
    String form = "text";

    @Option(
        names = "--log-level",
        paramLabel = "LEVEL",
        defaultValue = "info",
        completionCandidates = Levels.class,
        description =
            "From which level on: error, warn, info or debug (default: ${DEFAULT-VALUE}).")
    String level = "info";
  }

  /** What completes an option that takes one of few words. */
  private abstract static class Words implements Iterable<String> {
    private final List<String> words;

    Words(List<String> words) {
      this.words = words;
    }

    @Override
    public Iterator<String> iterator() {
      return words.iterator();
    }
  }

  /** Where metrics go. */
  public static final class Metering {
    @Option(names = "--prometheus", description = "Let Prometheus read metrics at /metrics.")
    boolean prometheus;

    @Option(
        names = "--metrics-instance",
        paramLabel = "NAME",
        description =
            "Tag all metrics with instance=NAME, where several servers tell theirs to one place.")
    @Nullable String instance;

    @Option(
        names = "--influx-url",
        paramLabel = "URL",
        description =
            "Push metrics to this InfluxDB, as http://127.0.0.1:8086 (default: push none).")
    @Nullable String influxUrl;

    @Option(
        names = "--influx-org",
        paramLabel = "NAME",
        description = "InfluxDB 2: the organisation.")
    @Nullable String influxOrg;

    @Option(names = "--influx-bucket", paramLabel = "NAME", description = "InfluxDB 2: the bucket.")
    @Nullable String influxBucket;

    @Option(
        names = "--influx-token",
        paramLabel = "TOKEN",
        description = "InfluxDB 2: the token. Better given as OMNIDEPTH_INFLUX_TOKEN.")
    @Nullable String influxToken;

    @Option(names = "--influx-db", paramLabel = "NAME", description = "InfluxDB 1: the database.")
    @Nullable String influxDb;

    @Option(
        names = "--influx-user",
        paramLabel = "NAME",
        description = "InfluxDB 1: the user, if any.")
    @Nullable String influxUser;

    @Option(
        names = "--influx-password",
        paramLabel = "PASSWORD",
        description = "InfluxDB 1: the password. Better given as OMNIDEPTH_INFLUX_PASSWORD.")
    @Nullable String influxPassword;

    @Option(
        names = "--influx-step",
        paramLabel = "DURATION",
        defaultValue = "10s",
        description = "How far apart the pushes are (default: ${DEFAULT-VALUE}).")
    Duration influxStep = Duration.ofSeconds(10);
  }
}
