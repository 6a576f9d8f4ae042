package io.omnidepth.api;

import java.util.Locale;

/**
 * A form of an answer. The ending of the path chooses it. A path without an ending gives JSON or,
 * if {@code Accept} prefers it, CSV.
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

  /** The ending of a path that asks for it; empty for JSON. */
  public String ending() {
    return ending;
  }
}
