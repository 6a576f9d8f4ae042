package io.omnidepth.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The content codings that a request accepts, as RFC 9110 has its {@code Accept-Encoding}. */
final class AcceptedCodings {
  private static final String ANY = "*";

  /** Whether each named coding is accepted; false for {@code q=0}. */
  private final Map<String, Boolean> named = new HashMap<>();

  /** Reads the header; no coding is accepted if it is absent. */
  AcceptedCodings(Optional<String> header) {
    for (String each : header.orElse("").split(",", -1)) {
      String[] parts = each.toLowerCase(Locale.ROOT).split(";", 2);
      boolean refused = parts.length == 2 && parts[1].strip().matches("q\\s*=\\s*0(\\.0*)?");
      String name = parts[0].strip();
      named.put(name.equals("x-gzip") ? "gzip" : name, !refused);
    }
  }

  /** Whether the coding is accepted, by its name or as any other. */
  boolean has(String coding) {
    return named.getOrDefault(coding, named.getOrDefault(ANY, false));
  }
}
