package io.omnidepth.api;

import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.util.List;

/**
 * Hears what is served, and how long that took. It hears nothing of the clients. The server's event
 * loop calls it, one call after the other; no call may wait.
 */
public interface Listener {
  /** The types of the stream's messages. */
  List<String> TYPES = List.of("snapshot", "update", "heartbeat", "answer");

  /** The reasons why the server ends a connection, or does not let it in. */
  enum Cut {
    /** Its socket stayed full. */
    SOCKET_FULL,
    /** There were as many as there may be. */
    TOO_MANY,
    /** It had more unsent than all others, as all together had too much. */
    UNSENT,
    /** It passed a deadline. */
    LATE,
    /** It sent something that is no HTTP/1.1, or no message of the stream. */
    FAULT,
  }

  /** Hears everything and does nothing. */
  Listener NONE = new Listener() {};

  /**
   * A request was answered.
   *
   * @param route its path as the contract spells it ({@code /api/v1/depth/{instrument}}); {@code
   *     page} and {@code assets} for the page, {@code other} for an unknown path
   */
  default void answered(String route, int status, Duration took) {}

  /** The page was opened or loaded anew. */
  default void pageOpened() {}

  /** A client asked for an instrument, or subscribed it. */
  default void asked(Instrument instrument, boolean byStream) {}

  /** Books were merged for a reader. */
  default void merged(Duration took) {}

  /**
   * An answer or a message was written.
   *
   * @param form {@code json}, {@code csv}, {@code text}, {@code svg}, or {@code update}
   */
  default void written(String form, Duration took) {}

  /** So many sockets are open, with so many subscriptions of so many different views. */
  default void readers(int sockets, int subscriptions, int views) {}

  /**
   * A message was handed to so many sockets.
   *
   * @param type {@code snapshot}, {@code update}, {@code heartbeat}, or {@code answer} to a message
   * @param readers none where all their sockets were full
   * @param bytes the length of its text
   */
  default void sent(String type, int readers, long bytes) {}

  /**
   * An update with a venue's answer was handed to its readers' sockets.
   *
   * @param sinceLastByte the time since that answer's last byte
   */
  default void delivered(Duration sinceLastByte) {}

  /** A reader did not get a message, as its socket was full. */
  default void conflated() {}

  /** A connection was ended, or not let in. */
  default void cut(Cut why) {}

  /** So many bytes wait in all readers' sockets. */
  default void unsent(long bytes) {}

  /** A request or a view was refused, as its work would cost too much. */
  default void refused(boolean byStream) {}

  /** So many connections are open, those of the stream among them. */
  default void connections(int open) {}

  /** The history has one sample more. The thread that took it calls this; the call may wait. */
  default void sampled() {}
}
