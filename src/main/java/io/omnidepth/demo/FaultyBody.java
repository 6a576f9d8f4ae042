package io.omnidepth.demo;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Bodies that an exchange should not send. */
final class FaultyBody {
  private static final int HUGE = 12 << 20;
  private static final int PIECE = 5_000;
  private static final int NESTED = 100_000;
  private static final Pattern TIME_OR_COUNT = Pattern.compile("(?<![\\d.])\\d{10,}(?![\\d.])");
  private static final Pattern FIRST_PRICE = Pattern.compile("\\d+\\.\\d+");

  private FaultyBody() {}

  /** The body with far more white space than text. */
  static String huge(String body) {
    return body.charAt(0) + " ".repeat(HUGE) + body.substring(1);
  }

  /** The body with numbers that would take minutes to write out. */
  static String exponents(String body) {
    return FIRST_PRICE
        .matcher(TIME_OR_COUNT.matcher(body).replaceAll("1e99999999"))
        .replaceFirst("1e999999999");
  }

  /** Arrays in arrays without an end. */
  static String nested() {
    return "[".repeat(NESTED);
  }

  /** A piece of an answer without end. Compression does not make it small. */
  static String more() {
    return new SplittableRandom(1)
        .longs(PIECE)
        .mapToObj(number -> "[" + number + ",")
        .collect(Collectors.joining());
  }

  /** A refusal whose escape sequences would change a terminal. */
  static String escapes() {
    return "\u001b[2J\u001b]0;mine\u0007no\r\n2026-01-01 INFO all is well\u202etoo";
  }
}
