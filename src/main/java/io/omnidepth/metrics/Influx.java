package io.omnidepth.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.influx.InfluxApiVersion;
import io.micrometer.influx.InfluxConfig;
import io.micrometer.influx.InfluxMeterRegistry;
import io.micrometer.influx.InfluxNamingConvention;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The database that the metrics are pushed to: InfluxDB 2 by organisation, bucket and token, or
 * InfluxDB 1 by database.
 */
public sealed interface Influx {
  /** The longest time for a push; it is less if the next push would come before. */
  Duration DEADLINE = Duration.ofSeconds(2);

  URI url();

  /** The time between two pushes. */
  Duration step();

  /** InfluxDB 2; the bucket must exist. */
  record V2(URI url, String organisation, String bucket, String token, Duration step)
      implements Influx {}

  /**
   * InfluxDB 1; the database is made if it is missing.
   *
   * @param user empty for none
   */
  record V1(URI url, String database, String user, String password, Duration step)
      implements Influx {}

  /**
   * A registry that pushes there, from a thread of its own.
   *
   * @param push sends the lines
   * @param clock never goes back
   */
  default MeterRegistry registry(Push push, Clock clock) {
    MeterRegistry registry =
        InfluxMeterRegistry.builder(new Config(this)).clock(clock).httpClient(push).build();
    registry.config().namingConvention(new KnownNames(new InfluxNamingConvention()));
    return registry;
  }

  /**
   * The sender of the pushes. A server that hangs costs a push its time-out and never the next one,
   * which would be lost uncounted.
   *
   * @param mostSeries the number of series that there may be, for the log
   */
  default Push push(LongSupplier mostSeries) {
    Duration ofStep = step().multipliedBy(4).dividedBy(5);
    return new Push(
        new HttpPost(ofStep.compareTo(DEADLINE) < 0 ? ofStep : DEADLINE),
        url(),
        this instanceof V2 two ? two.token() : ((V1) this).password(),
        mostSeries,
        Math.max(1, Duration.ofMinutes(1).dividedBy(step())));
  }

  /** The same in the registry's own terms. */
  record Config(Influx influx) implements InfluxConfig {
    @Override
    public @Nullable String get(String key) {
      return null;
    }

    @Override
    public Duration step() {
      return influx.step();
    }

    @Override
    public String uri() {
      return influx.url().toString();
    }

    @Override
    public InfluxApiVersion apiVersion() {
      return influx instanceof V2 ? InfluxApiVersion.V2 : InfluxApiVersion.V1;
    }

    @Override
    public @Nullable String org() {
      return influx instanceof V2 two ? two.organisation() : null;
    }

    @Override
    public String bucket() {
      return influx instanceof V2 two ? two.bucket() : ((V1) influx).database();
    }

    @Override
    public @Nullable String token() {
      return influx instanceof V2 two ? two.token() : null;
    }

    @Override
    public String db() {
      return influx instanceof V1 one ? one.database() : ((V2) influx).bucket();
    }

    @Override
    public @Nullable String userName() {
      return influx instanceof V1 one && !one.user().isEmpty() ? one.user() : null;
    }

    @Override
    public @Nullable String password() {
      return influx instanceof V1 one && !one.user().isEmpty() ? one.password() : null;
    }
  }
}
