package io.omnidepth.venue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A meter in a catalog file. It names its limit by the window. */
record MeterDeclaration(String header, Pattern number, boolean left, Duration window) {
  private static final Pattern WHOLE = Pattern.compile("\\s*(\\d{1,9})\\s*");

  /** A header with the weight used. */
  static MeterDeclaration used(String header, Duration window) {
    return new MeterDeclaration(header, WHOLE, false, window);
  }

  /** A header with the weight left. */
  static MeterDeclaration left(String header, Duration window) {
    return new MeterDeclaration(header, WHOLE, true, window);
  }

  /**
   * A header with the weight left within a longer text.
   *
   * @param number the pattern whose first group is the number
   */
  static MeterDeclaration left(String header, String number, Duration window) {
    return new MeterDeclaration(header, Pattern.compile(number), true, window);
  }

  /**
   * The meter of the limit with that window.
   *
   * @throws IllegalArgumentException if no limit has that window
   */
  Meter of(List<Limit> limits) {
    return limits.stream()
        .filter(limit -> limit.window().equals(window))
        .findFirst()
        .map(limit -> new Meter(header, number, left, limit))
        .orElseThrow(() -> new IllegalArgumentException(header + ": no limit has this window"));
  }
}
