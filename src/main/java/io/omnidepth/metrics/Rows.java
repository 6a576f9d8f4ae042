package io.omnidepth.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The gauges of one figure, one a row, which come and go with what there is to tell. */
final class Rows<K> {
  private final Figure figure;
  private final Function<K, String[]> tags;
  private final ToDoubleFunction<K> value;
  private final Map<K, Meter> gauges = new HashMap<>();

  /**
   * @param tags the values of a row's tags
   * @param value of a row when it is looked at; NaN where it has none now
   */
  Rows(Figure figure, Function<K, String[]> tags, ToDoubleFunction<K> value) {
    this.figure = figure;
    this.tags = tags;
    this.value = value;
  }

  /** From now on there are these, and no others. */
  void are(Collection<K> wanted, MeterRegistry registry) {
    Set<K> rows = Set.copyOf(wanted);
    gauges
        .entrySet()
        .removeIf(
            gauge -> {
              boolean gone = !rows.contains(gauge.getKey());
              if (gone) {
                registry.remove(gauge.getValue());
              }
              return gone;
            });
    for (K row : rows) {
      gauges.computeIfAbsent(
          row, one -> figure.gauge(registry, () -> value.applyAsDouble(one), tags.apply(one)));
    }
  }
}
