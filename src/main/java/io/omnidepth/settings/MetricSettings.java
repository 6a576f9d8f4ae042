package io.omnidepth.settings;

import static io.omnidepth.settings.Section.METRICS;
import static io.omnidepth.settings.Setting.setting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of the metrics and of the places that take them. */
public final class MetricSettings {
  private static final Pattern INSTANCE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public static final Setting<Boolean> PROMETHEUS =
      setting("--prometheus").in(METRICS).onOff().says("Let Prometheus read metrics at /metrics");

  public static final Setting<Optional<String>> INSTANCE =
      setting("--metrics-instance")
          .in(METRICS)
          .text("NAME", INSTANCE_NAME, "up to 64 letters, digits, dots, dashes and underscores")
          .says("The tag instance of all metrics, if several servers send theirs to one place");

  public static final Setting<Optional<String>> INFLUX_URL =
      setting("--influx-url")
          .in(METRICS)
          .otherwise("none")
          .allowing("http or https")
          .text("URL")
          .says("Push metrics to this InfluxDB, as http://127.0.0.1:8086");

  public static final Setting<Optional<String>> INFLUX_ORG =
      setting("--influx-org").in(METRICS).text("NAME").says("InfluxDB 2: the organisation");

  public static final Setting<Optional<String>> INFLUX_BUCKET =
      setting("--influx-bucket").in(METRICS).text("NAME").says("InfluxDB 2: the bucket");

  public static final Setting<Optional<String>> INFLUX_TOKEN =
      setting("--influx-token")
          .in(METRICS)
          .text("TOKEN")
          .says("InfluxDB 2: the token; better given as OMNIDEPTH_INFLUX_TOKEN");

  public static final Setting<Optional<String>> INFLUX_DB =
      setting("--influx-db").in(METRICS).text("NAME").says("InfluxDB 1: the database");

  public static final Setting<Optional<String>> INFLUX_USER =
      setting("--influx-user").in(METRICS).text("NAME").says("InfluxDB 1: the user, if any");

  public static final Setting<Optional<String>> INFLUX_PASSWORD =
      setting("--influx-password")
          .in(METRICS)
          .text("PASSWORD")
          .says("InfluxDB 1: the password; better given as OMNIDEPTH_INFLUX_PASSWORD");

  public static final Setting<Duration> INFLUX_STEP =
      setting("--influx-step", "10s")
          .in(METRICS)
          .duration("1s")
          .says("The time from one push to the next");

  static final List<Setting<?>> ALL =
      List.of(
          PROMETHEUS,
          INSTANCE,
          INFLUX_URL,
          INFLUX_ORG,
          INFLUX_BUCKET,
          INFLUX_TOKEN,
          INFLUX_DB,
          INFLUX_USER,
          INFLUX_PASSWORD,
          INFLUX_STEP);

  private MetricSettings() {}
}
