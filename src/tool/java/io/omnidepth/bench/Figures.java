package io.omnidepth.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The measured figures of a run, by name. */
final class Figures {
  private final Map<String, Double> values = new LinkedHashMap<>();

  /** Keeps a figure and prints it. */
  void put(String name, double value) {
    values.put(name, value);
    System.out.printf(Locale.ROOT, "%s %s%n", name, text(value));
  }

  /** Empty if it was not measured. */
  OptionalDouble get(String name) {
    Double value = values.get(name);
    return value == null || value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  Map<String, Double> all() {
    return Map.copyOf(values);
  }

  /** A figure with three digits that count. */
  static String text(double value) {
    double size = Math.abs(value);
    String form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, value);
  }
}
