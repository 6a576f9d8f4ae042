package io.omnidepth.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way in which real exchanges fail. */
public enum Fault {
  /** None: all is well. */
  NONE,
  /** 429 with a Retry-After of two seconds. */
  LIMITED,
  /** The exchange's own word for too many questions, and no word of how long to stay away. */
  LIMITED_BARE,
  /** 451: not in this region. */
  BLOCKED,
  /** A 500 without any sense in it. */
  BROKEN,
  /** An answer that drips. */
  SLOW,
  /** Half an answer, and the connection is gone. */
  CUT,
  /** No answer; the connection is gone at once. */
  RESET,
  /** No answer, ever. */
  SILENT,
  /** Bytes that mean nothing. */
  GARBAGE,
  /** An HTML page with status 200. */
  PAGE,
  /** A book without levels. */
  EMPTY,
  /** The same answer for ever. */
  FROZEN,
  /** The book of an hour ago, by its own time. */
  OLD,
  /** The book of the next hour, by its own time. */
  FUTURE,
  /** Two caches in turn, of which one is half a minute behind. */
  CACHES,
  /** A redirect to another host. */
  REDIRECT,
  /** 404, whatever is asked. */
  MISSING,
  /** Times, counts and prices with exponents of many digits. */
  EXPONENTS,
  /** Brackets in brackets. */
  NESTED,
  /** Twelve megabytes, of which most is white space. */
  HUGE,
  /** An answer that never ends. */
  ENDLESS,
  /** A refusal with escape sequences for terminals. */
  ESCAPES;

  /** As people write it: {@code limited-bare}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault that goes by that word. */
  public static Optional<Fault> of(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Fault::word).toList();
  }
}
