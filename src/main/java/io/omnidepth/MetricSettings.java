package io.omnidepth;

import io.omnidepth.Settings.Wrong;
import io.omnidepth.metrics.Influx;
import io.omnidepth.metrics.Metrics;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives the options of {@link Options.Metering} their meaning, as {@link Settings} the others. */
final class MetricSettings {
  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");
  private static final Duration LEAST_STEP = Duration.ofSeconds(1);
  private static final String URL = "--influx-url";
  private static final String ORG = "--influx-org";
  private static final String BUCKET = "--influx-bucket";
  private static final String TOKENS = "--influx-token";
  private static final String DB = "--influx-db";
  private static final String USER = "--influx-user";
  private static final String PASSWORD = "--influx-password";

  private MetricSettings() {}

  /** What is measured, and for whom. */
  static Metrics.For of(Options.Metering written) {
    Optional<String> instance = Optional.ofNullable(written.instance);
    instance
        .filter(name -> !INSTANCE.matcher(name).matches())
        .ifPresent(
            name -> {
              throw new Wrong(
                  "--metrics-instance",
                  name,
                  "up to 64 letters, digits, dots, dashes and underscores");
            });
    return new Metrics.For(instance, influx(written), written.prometheus);
  }

  /** Where metrics are pushed to; empty where nothing of it is set. */
  private static Optional<Influx> influx(Options.Metering written) {
    if (written.influxStep.compareTo(LEAST_STEP) < 0) {
      throw new Wrong("--influx-step", written.influxStep.toMillis() + "ms", "1s or more");
    }
    String url = written.influxUrl == null ? "" : written.influxUrl;
    if (url.isBlank()) {
      refuse(written, List.of(ORG, BUCKET, TOKENS, DB, USER, PASSWORD), "together with " + URL);
      return Optional.empty();
    }
    return Optional.of(
        written.influxDb == null
            ? version2(url(url), written)
            : version1(url(url), written.influxDb, written));
  }

  private static URI url(String text) {
    URI url = Settings.uri(URL, text);
    String allowed = "http://HOST:PORT or https://HOST:PORT without ";
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new Wrong(URL, text.replaceFirst("[?#].*", "?..."), allowed + "a question");
    }
    if (url.getUserInfo() != null) {
      throw new Wrong(
          URL, text.replaceFirst("//.*@", "//...@"), allowed + "a name or password in it");
    }
    return url;
  }

  private static Influx version2(URI url, Options.Metering written) {
    refuse(written, List.of(USER, PASSWORD), "with " + DB);
    Map<String, @Nullable String> all = values(written);
    List<String> missing =
        List.of(ORG, BUCKET, TOKENS).stream()
            .filter(option -> Objects.requireNonNullElse(all.get(option), "").isBlank())
            .toList();
    if (!missing.isEmpty()) {
      throw new Wrong(
          "there is no "
              + String.join(" and no ", missing)
              + " for "
              + url
              + "; InfluxDB 2 takes "
              + String.join(", ", List.of(ORG, BUCKET, TOKENS))
              + ", InfluxDB 1 "
              + DB);
    }
    String token = orEmpty(written.influxToken);
    if (!TOKEN.matcher(token).matches()) {
      throw new Wrong(TOKENS, "...", "what a header can have: ASCII without blanks");
    }
    return new Influx.V2(
        url, orEmpty(written.influxOrg), orEmpty(written.influxBucket), token, written.influxStep);
  }

  private static Influx version1(URI url, String database, Options.Metering written) {
    refuse(written, List.of(BUCKET, ORG, TOKENS), "without " + DB);
    if (!DATABASE.matcher(database).matches()) {
      throw new Wrong(DB, database, "a name of letters, digits, _, - and .");
    }
    if (written.influxUser == null || written.influxPassword == null) {
      refuse(
          written,
          List.of(USER, PASSWORD),
          "together with the other, " + USER + " and " + PASSWORD);
    }
    return new Influx.V1(
        url,
        database,
        orEmpty(written.influxUser),
        orEmpty(written.influxPassword),
        written.influxStep);
  }

  /** None of these may be set; their values, of which some are secret, are not repeated. */
  private static void refuse(Options.Metering written, List<String> options, String allowed) {
    Map<String, @Nullable String> all = values(written);
    options.stream()
        .filter(option -> all.get(option) != null)
        .findFirst()
        .ifPresent(
            option -> {
              throw new Wrong(option, "...", allowed + " only");
            });
  }

  private static Map<String, @Nullable String> values(Options.Metering written) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put(ORG, written.influxOrg);
    values.put(BUCKET, written.influxBucket);
    values.put(TOKENS, written.influxToken);
    values.put(DB, written.influxDb);
    values.put(USER, written.influxUser);
    values.put(PASSWORD, written.influxPassword);
    return values;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
