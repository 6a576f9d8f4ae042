package io.omnidepth.http;

import io.omnidepth.api.Form;
import io.vertx.ext.web.MIMEHeader;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The {@code Accept} header of a request. */
final class Accept {
  private static final Set<String> CHOOSING =
      Set.of("text/csv", "text/*", "application/json", "application/*", "*/*");

  private Accept() {}

  /** The form that the reader prefers of JSON and CSV; JSON without a preference. */
  static Form form(List<MIMEHeader> accept) {
    return accept.stream()
        .filter(type -> type.weight() > 0)
        .map(type -> type.value().toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip())
        .filter(CHOOSING::contains)
        .findFirst()
        .filter(type -> type.startsWith("text/"))
        .map(type -> Form.CSV)
        .orElse(Form.JSON);
  }
}
