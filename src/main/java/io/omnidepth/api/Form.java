package io.omnidepth.api;

import io.vertx.ext.web.MIMEHeader;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A form that an answer may be had in: that of its path's ending or, where the path has none, JSON
 * or CSV as {@code Accept} asks.
 */
enum Form {
  JSON("application/json", ""),
  CSV("text/csv; charset=utf-8", ".csv"),
  TEXT("text/plain; charset=utf-8", ".txt"),
  SVG("image/svg+xml", ".svg");

  private static final Set<String> CHOOSING =
      Set.of("text/csv", "text/*", "application/json", "application/*", "*/*");

  private final String contentType;
  private final String ending;

  Form(String contentType, String ending) {
    this.contentType = contentType;
    this.ending = ending;
  }

  /** The form that is liked best of those that any table has; JSON where none is. */
  static Form accepted(List<MIMEHeader> accept) {
    return accept.stream()
        .map(type -> type.value().toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip())
        .filter(CHOOSING::contains)
        .findFirst()
        .filter(type -> type.startsWith("text/"))
        .map(type -> CSV)
        .orElse(JSON);
  }

  /** {@code json}, {@code csv}, {@code text} or {@code svg}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String contentType() {
    return contentType;
  }

  /** How a path ends that asks for it. */
  String ending() {
    return ending;
  }
}
