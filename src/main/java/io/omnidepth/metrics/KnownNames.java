package io.omnidepth.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A naming convention that works out each name, key and value once. Each push has the same
 * thousands of them; to escape them anew would take most of its time. The bounds of the tags bound
 * their number.
 */
final class KnownNames implements NamingConvention {
  private final NamingConvention convention;
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final Map<String, String> values = new ConcurrentHashMap<>();

  KnownNames(NamingConvention convention) {
    this.convention = convention;
  }

  @Override
  public String name(String name, Meter.Type type, @Nullable String baseUnit) {
    return names.computeIfAbsent(name, one -> convention.name(one, type, baseUnit));
  }

  @Override
  public String tagKey(String key) {
    return keys.computeIfAbsent(key, convention::tagKey);
  }

  @Override
  public String tagValue(String value) {
    return values.computeIfAbsent(value, convention::tagValue);
  }
}
