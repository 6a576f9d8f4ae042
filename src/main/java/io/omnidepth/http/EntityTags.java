package io.omnidepth.http;

import io.omnidepth.api.Representation;
import java.time.Instant;

/** Makes entity tags: they change with the start of the process and with what could be answered. */
final class EntityTags {
  private static final String WEAK = "W/";

  private final String start;

  EntityTags(Instant start) {
    this.start = Long.toString(start.toEpochMilli(), 36);
  }

  String tag(Representation of) {
    return WEAK
        + "\""
        + start
        + "-"
        + of.version()
        + "-"
        + Integer.toHexString(of.variant().hashCode())
        + "\"";
  }

  /**
   * Whether {@code If-None-Match} has the tag. The comparison is weak: with or without the W/ of a
   * weak tag.
   */
  static boolean matches(String header, String tag) {
    return header.equals("*") || header.contains(tag.startsWith(WEAK) ? tag.substring(2) : tag);
  }
}
