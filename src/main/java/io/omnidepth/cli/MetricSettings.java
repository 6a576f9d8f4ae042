package io.omnidepth.cli;

import io.omnidepth.metrics.Influx;
import io.omnidepth.metrics.Metrics;
import io.omnidepth.settings.WrongSetting;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives the options of {@link Options.Metering} their meaning, as {@link Settings} the others. */
public final class MetricSettings {
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
  public static Metrics.For of(Options.Metering written) {
    Optional<String> instance = Optional.ofNullable(written.instance);
    instance
        .filter(name -> !INSTANCE.matcher(name).matches())
        .ifPresent(
            name -> {
              throw new WrongSetting(
                  "--metrics-instance",
                  name,
                  "up to 64 letters, digits, dots, dashes and underscores");
            });
    return new Metrics.For(instance, influx(written), written.prometheus);
  }

  /** Where metrics are pushed to; empty where nothing of it is set. */
  private static Optional<Influx> influx(Options.Metering written) {
    if (written.influxStep.compareTo(LEAST_STEP) < 0) {
      throw new WrongSetting("--influx-step", written.influxStep.toMillis() + "ms", "1s or more");
    }
    Map<String, String> set = set(written);
    if (written.influxUrl == null || written.influxUrl.isBlank()) {
      refuse(set, List.of(ORG, BUCKET, TOKENS, DB, USER, PASSWORD), "together with " + URL);
      return Optional.empty();
    }
    URI url = url(written.influxUrl);
    return Optional.of(
        set.containsKey(DB)
            ? version1(url, set, written.influxStep)
            : version2(url, set, written.influxStep));
  }

  private static URI url(String text) {
    URI url = Settings.uri(URL, text);
    String allowed = "http://HOST:PORT or https://HOST:PORT without ";
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new WrongSetting(URL, text.replaceFirst("[?#].*", "?..."), allowed + "a question");
    }
    if (url.getUserInfo() != null) {
      throw new WrongSetting(
          URL, text.replaceFirst("//.*@", "//...@"), allowed + "a name or password in it");
    }
    return url;
  }

  private static Influx version2(URI url, Map<String, String> set, Duration step) {
    refuse(set, List.of(USER, PASSWORD), "with " + DB);
    List<String> needed = List.of(ORG, BUCKET, TOKENS);
    List<String> missing = needed.stream().filter(option -> value(set, option).isBlank()).toList();
    if (!missing.isEmpty()) {
      throw new WrongSetting(
          "there is no "
              + String.join(" and no ", missing)
              + " for "
              + url
              + "; InfluxDB 2 takes "
              + String.join(", ", needed)
              + ", InfluxDB 1 "
              + DB);
    }
    String token = value(set, TOKENS);
    if (!TOKEN.matcher(token).matches()) {
      throw new WrongSetting(TOKENS, "...", "what a header can have: ASCII without blanks");
    }
    return new Influx.V2(url, value(set, ORG), value(set, BUCKET), token, step);
  }

  private static Influx version1(URI url, Map<String, String> set, Duration step) {
    refuse(set, List.of(BUCKET, ORG, TOKENS), "without " + DB);
    String database = value(set, DB);
    if (!DATABASE.matcher(database).matches()) {
      throw new WrongSetting(DB, database, "a name of letters, digits, _, - and .");
    }
    List<String> login = List.of(USER, PASSWORD);
    if (!set.keySet().containsAll(login)) {
      refuse(set, login, "together with the other, " + USER + " and " + PASSWORD);
    }
    return new Influx.V1(url, database, value(set, USER), value(set, PASSWORD), step);
  }

  /** None of these may be set; their values, of which some are secret, are not repeated. */
  private static void refuse(Map<String, String> set, List<String> options, String allowed) {
    options.stream()
        .filter(set::containsKey)
        .findFirst()
        .ifPresent(
            option -> {
              throw new WrongSetting(option, "...", allowed + " only");
            });
  }

  private static String value(Map<String, String> set, String option) {
    return set.getOrDefault(option, "");
  }

  /** What is set beside the URL and the step, by option. */
  private static Map<String, String> set(Options.Metering written) {
    Map<String, String> set = new HashMap<>();
    put(set, ORG, written.influxOrg);
    put(set, BUCKET, written.influxBucket);
    put(set, TOKENS, written.influxToken);
    put(set, DB, written.influxDb);
    put(set, USER, written.influxUser);
    put(set, PASSWORD, written.influxPassword);
    return set;
  }

  private static void put(Map<String, String> into, String option, @Nullable String value) {
    if (value != null) {
      into.put(option, value);
    }
  }
}
