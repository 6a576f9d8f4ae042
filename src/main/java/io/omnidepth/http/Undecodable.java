package io.omnidepth.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.omnidepth.api.Problem;

/** The problems of requests that cannot be read. */
final class Undecodable {
  static final Problem NO_PATH =
      Problem.of(400, "Bad Request", "the request's target has no path; allowed is / and below");

  private Undecodable() {}

  static Problem problem(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return Problem.of(
          414, "URI Too Long", "the request's first line is too long; allowed are 4096 bytes");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return Problem.of(
          431,
          "Request Header Fields Too Large",
          "the request's header is too large; allowed are 100 fields and 8192 bytes");
    }
    return Problem.of(400, "Bad Request", "the request is not HTTP/1.1");
  }
}
