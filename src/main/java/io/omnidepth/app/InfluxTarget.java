package io.omnidepth.app;

import static io.omnidepth.settings.MetricSettings.INFLUX_BUCKET;
import static io.omnidepth.settings.MetricSettings.INFLUX_DB;
import static io.omnidepth.settings.MetricSettings.INFLUX_ORG;
import static io.omnidepth.settings.MetricSettings.INFLUX_PASSWORD;
import static io.omnidepth.settings.MetricSettings.INFLUX_STEP;
import static io.omnidepth.settings.MetricSettings.INFLUX_TOKEN;
import static io.omnidepth.settings.MetricSettings.INFLUX_URL;
import static io.omnidepth.settings.MetricSettings.INFLUX_USER;

import io.omnidepth.metrics.Influx;
import io.omnidepth.metrics.Metrics;
import io.omnidepth.settings.MetricSettings;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.WebAddress;
import io.omnidepth.settings.WrongSetting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The InfluxDB that metrics are pushed to. Messages about it never quote a secret. */
final class InfluxTarget {
  private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");
  private static final List<Setting<Optional<String>>> OF_VERSION_2 =
      List.of(INFLUX_ORG, INFLUX_BUCKET, INFLUX_TOKEN);
  private static final List<Setting<Optional<String>>> LOGIN =
      List.of(INFLUX_USER, INFLUX_PASSWORD);

  private final Values values;

  private InfluxTarget(Values values) {
    this.values = values;
  }

  /** The targets of the metrics by the settings. */
  static Metrics.Targets measured(Values values) {
    return new Metrics.Targets(
        values.get(MetricSettings.INSTANCE),
        new InfluxTarget(values).influx(),
        values.get(MetricSettings.PROMETHEUS));
  }

  private Optional<Influx> influx() {
    Optional<String> text = values.get(INFLUX_URL).filter(url -> !url.isBlank());
    if (text.isEmpty()) {
      String allowed = "together with " + INFLUX_URL;
      refuse(OF_VERSION_2, allowed);
      refuse(List.of(INFLUX_DB), allowed);
      refuse(LOGIN, allowed);
      return Optional.empty();
    }
    URI url = url(text.get());
    return Optional.of(values.get(INFLUX_DB).isPresent() ? version1(url) : version2(url));
  }

  private static URI url(String text) {
    URI url = WebAddress.url(INFLUX_URL.name(), text);
    String allowed = "http://HOST:PORT or https://HOST:PORT without ";
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw INFLUX_URL.wrong(text.replaceFirst("[?#].*", "?..."), allowed + "a question");
    }
    if (url.getUserInfo() != null) {
      throw INFLUX_URL.wrong(
          text.replaceFirst("//.*@", "//...@"), allowed + "a name or password in it");
    }
    return url;
  }

  private Influx version2(URI url) {
    refuse(LOGIN, "with " + INFLUX_DB);
    String missing =
        OF_VERSION_2.stream()
            .filter(setting -> value(setting).isBlank())
            .map(Setting::name)
            .collect(Collectors.joining(" and no "));
    if (!missing.isEmpty()) {
      String needed = OF_VERSION_2.stream().map(Setting::name).collect(Collectors.joining(", "));
      throw new WrongSetting(
          "there is no "
              + missing
              + " for "
              + url
              + "; InfluxDB 2 takes "
              + needed
              + ", InfluxDB 1 "
              + INFLUX_DB);
    }
    String token = value(INFLUX_TOKEN);
    if (!TOKEN.matcher(token).matches()) {
      throw INFLUX_TOKEN.wrong("...", "what a header can have: ASCII without blanks");
    }
    return new Influx.V2(
        url, value(INFLUX_ORG), value(INFLUX_BUCKET), token, values.get(INFLUX_STEP));
  }

  private Influx version1(URI url) {
    refuse(List.of(INFLUX_BUCKET, INFLUX_ORG, INFLUX_TOKEN), "without " + INFLUX_DB);
    String database = value(INFLUX_DB);
    if (!DATABASE.matcher(database).matches()) {
      throw INFLUX_DB.wrong(database, "a name of letters, digits, _, - and .");
    }
    if (LOGIN.stream().anyMatch(setting -> values.get(setting).isEmpty())) {
      refuse(LOGIN, "together with the other, " + INFLUX_USER + " and " + INFLUX_PASSWORD);
    }
    return new Influx.V1(
        url, database, value(INFLUX_USER), value(INFLUX_PASSWORD), values.get(INFLUX_STEP));
  }

  /** Refuses each of these that is set. */
  private void refuse(List<Setting<Optional<String>>> settings, String allowed) {
    settings.stream()
        .filter(setting -> values.get(setting).isPresent())
        .findFirst()
        .ifPresent(
            setting -> {
              throw setting.wrong("...", allowed + " only");
            });
  }

  private String value(Setting<Optional<String>> setting) {
    return values.get(setting).orElse("");
  }
}
