package io.omnidepth.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The messages that all readers of a run get, and the delays of the updates. */
final class StreamCount {
  private static final byte[] UPDATE = bytes("{\"type\":\"update\"");
  private static final byte[] TIME = bytes("\"time\":\"");
  private static final int MILLIS_OF_AN_HOUR = 3_600_000;
  private static final int MILLIS_OF_A_DAY = 24 * MILLIS_OF_AN_HOUR;

  private final Delays delays;
  private final double wallMillis;
  private final long monotonic;
  private long messages;
  private long updates;
  private long bytes;

  StreamCount() {
    this(new Delays());
  }

  /** A count whose delays go to a list that others share. */
  StreamCount(Delays delays) {
    this.delays = delays;
    Instant now = Clock.systemUTC().instant();
    monotonic = System.nanoTime();
    wallMillis = ChronoUnit.NANOS.between(now.truncatedTo(ChronoUnit.DAYS), now) / 1e6;
  }

  private static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  /** Forgets what has come so far. */
  void clear() {
    messages = 0;
    updates = 0;
    bytes = 0;
    delays.clear();
  }

  /**
   * Counts a message.
   *
   * @param start the first bytes of its text
   * @param held the number of these bytes
   * @param length the length of the message on the wire
   */
  void message(byte[] start, int held, long length) {
    messages++;
    bytes += length;
    if (starts(start, held, 0, UPDATE)) {
      updates++;
      int at = find(start, held, TIME);
      if (at > 0 && at + 24 <= held) {
        double delay = millisOfDay() - millis(start, at + 11);
        delays.add(delay < -MILLIS_OF_AN_HOUR ? delay + MILLIS_OF_A_DAY : delay);
      }
    }
  }

  private double millisOfDay() {
    return wallMillis + (System.nanoTime() - monotonic) / 1e6;
  }

  /** The milliseconds of a time such as {@code 12:34:56.789}. */
  private static int millis(byte[] text, int at) {
    int hours = two(text, at);
    int minutes = two(text, at + 3);
    int seconds = two(text, at + 6);
    int millis = 10 * two(text, at + 9) + text[at + 11] - '0';
    return hours * MILLIS_OF_AN_HOUR + minutes * 60_000 + seconds * 1_000 + millis;
  }

  private static int two(byte[] text, int at) {
    return 10 * (text[at] - '0') + text[at + 1] - '0';
  }

  private static boolean starts(byte[] text, int length, int at, byte[] with) {
    if (at + with.length > length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if (text[at + i] != with[i]) {
        return false;
      }
    }
    return true;
  }

  /** The place after the first match; 0 without one. */
  private static int find(byte[] text, int length, byte[] wanted) {
    for (int at = 0; at + wanted.length <= length; at++) {
      if (starts(text, length, at, wanted)) {
        return at + wanted.length;
      }
    }
    return 0;
  }

  long messages() {
    return messages;
  }

  long updates() {
    return updates;
  }

  /** The mean length of a message on the wire. */
  double meanBytes() {
    return (double) bytes / messages;
  }

  Delays delays() {
    return delays;
  }
}
