package io.omnidepth.demo;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times in samples. A time is a moment from 2026 to 2032. It is in ISO 8601 or counts seconds,
 * milliseconds, microseconds or nanoseconds since 1970. An answer has its own moment instead.
 * Earlier moments are facts of the sample, such as the day on which a market was listed.
 */
final class SampleTime {
  private static final String EPOCH = "1(?:7(?:6[7-9]|[7-9]\\d)|[89]\\d\\d)\\d{6}(?:\\d{3}){0,3}";
  private static final Pattern WHOLE = Pattern.compile(EPOCH);
  private static final Pattern WITHIN = Pattern.compile("\\b" + EPOCH + "\\b");
  private static final Pattern ISO =
      Pattern.compile(
          "20(?:2[6-9]|3[0-2])-\\d\\d-\\d\\dT[0-9:]{8}(?:\\.(\\d+))?(Z|[+-]\\d\\d:?\\d\\d)");

  private SampleTime() {}

  /** The piece that stands for a time in an answer; empty if the text is no time. */
  static Optional<WireForm.Piece> piece(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return Optional.of(
          WireForm.iso(iso.group(1) == null ? 0 : iso.group(1).length(), iso.group(2)));
    }
    return WHOLE.matcher(text).matches()
        ? Optional.of(WireForm.epoch(text.length()))
        : Optional.empty();
  }

  /** The sample's text with that moment instead of each counted time. */
  static String moved(String body, Instant to) {
    String nanos = WireForm.nanos(to);
    return WITHIN.matcher(body).replaceAll(time -> nanos.substring(0, time.group().length()));
  }
}
