package io.omnidepth.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way in which real exchanges fail. */
public enum Fault {
  /** No fault. */
  NONE,
  /** 429 with a Retry-After of two seconds. */
  LIMITED,
  /** The exchange's own refusal of too many requests, without a Retry-After. */
  LIMITED_BARE,
  /** 451: not in this region. */
  BLOCKED,
  /** 500 with a body that is no JSON. */
  BROKEN,
  /** An answer that is sent in small pieces with pauses. */
  SLOW,
  /** Half an answer, then a closed connection. */
  CUT,
  /** No answer and a connection that is closed at once. */
  RESET,
  /** No answer, ever. */
  SILENT,
  /** Random bytes. */
  GARBAGE,
  /** An HTML page with status 200. */
  PAGE,
  /** A book without levels. */
  EMPTY,
  /** The same answer every time. */
  FROZEN,
  /** A book whose own time is an hour ago. */
  OLD,
  /** A book whose own time is an hour ahead. */
  FUTURE,
  /** Answers from two caches in turn; one cache is half a minute behind. */
  CACHES,
  /** A redirect to another host. */
  REDIRECT,
  /** 404 for every request. */
  MISSING,
  /** Times, counts and prices with exponents of many digits. */
  EXPONENTS,
  /** Deeply nested brackets. */
  NESTED,
  /** Twelve megabytes, mostly white space. */
  HUGE,
  /** An answer that never ends. */
  ENDLESS,
  /** A refusal with escape sequences for terminals. */
  ESCAPES;

  /** The word that users write, such as {@code limited-bare}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault with that word. */
  public static Optional<Fault> of(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Fault::word).toList();
  }
}
