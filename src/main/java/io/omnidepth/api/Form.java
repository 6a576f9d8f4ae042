package io.omnidepth.api;

import java.util.Locale;

/**
 * A form that an answer may be had in: that of its path's ending or, where the path has none, JSON
 * or CSV as {@code Accept} asks.
 */
public enum Form {
  JSON("application/json", ""),
  CSV("text/csv; charset=utf-8", ".csv"),
  TEXT("text/plain; charset=utf-8", ".txt"),
  SVG("image/svg+xml", ".svg");

  private final String contentType;
  private final String ending;

  Form(String contentType, String ending) {
    this.contentType = contentType;
    this.ending = ending;
  }

  /** {@code json}, {@code csv}, {@code text} or {@code svg}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String contentType() {
    return contentType;
  }

  /** How a path ends that asks for it. */
  public String ending() {
    return ending;
  }
}
