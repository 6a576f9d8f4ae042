package io.omnidepth.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response of an embedded exchange.
 *
 * @param headers the headers, in order
 */
record ExchangeResponse(int status, Map<String, String> headers, String body) {
  ExchangeResponse {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /**
   * The content type, guessed from the first character. An exchange behind a gateway also answers
   * with HTML pages.
   */
  String contentType() {
    return body.startsWith("<")
        ? "text/html; charset=utf-8"
        : body.startsWith("{") || body.startsWith("[") || body.equals("null")
            ? "application/json; charset=utf-8"
            : "text/plain; charset=utf-8";
  }
}
