package io.omnidepth.api;

import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.util.List;

/**
 * Receives the events of serving and their durations, but nothing about the clients. The server's
 * event loops call it, at the same time. No call may wait.
 */
public interface Listener {
  /** The types of the stream's messages. */
  List<String> TYPES = List.of("snapshot", "update", "heartbeat", "moment", "answer");

  /** The reasons why the server ends or refuses a connection. */
  enum Cut {
    /** The reader read too slowly, so its socket stayed full. */
    SOCKET_FULL,
    /** There were as many connections as the limits allow. */
    TOO_MANY,
    /** All readers together had too many unsent bytes, and this one had the most. */
    UNSENT,
    /** The client did not send its request, or did not take its answer, in the allowed time. */
    LATE,
    /** The client sent bytes that are no HTTP/1.1, or a frame that is no message of the stream. */
    FAULT,
  }

  /** A listener that does nothing. */
  Listener NONE = new Listener() {};

  /**
   * A request was answered.
   *
   * @param route the path as OpenAPI writes it ({@code /api/v1/depth/{instrument}}); {@code page}
   *     and {@code assets} for the page, {@code other} for an unknown path
   */
  default void answered(String route, int status, Duration took) {}

  /** The page was opened or loaded anew. */
  default void pageOpened() {}

  /** A client requested an answer about an instrument, or subscribed to it. */
  default void asked(Instrument instrument, boolean byStream) {}

  /** Books were merged for a reader. */
  default void merged(Duration took) {}

  /**
   * An answer or a message was written.
   *
   * @param form {@code json}, {@code csv}, {@code text}, {@code svg}, or {@code update}
   */
  default void written(String form, Duration took) {}

  /** The present numbers of open sockets, of their subscriptions and of different views. */
  default void readers(int sockets, int subscriptions, int views) {}

  /**
   * A message was handed to the sockets of its readers.
   *
   * @param type {@code snapshot}, {@code update}, {@code heartbeat}, {@code moment}, or {@code
   *     answer} to a message
   * @param readers the number of sockets; 0 if all of them were full
   * @param bytes the length of the message's text
   */
  default void sent(String type, int readers, long bytes) {}

  /**
   * An update with a venue's answer was handed to its readers' sockets.
   *
   * @param sinceLastByte the time since the last byte of the venue's answer
   */
  default void delivered(Duration sinceLastByte) {}

  /**
   * A view was brought up to date.
   *
   * @param sinceDue the time that it waited for its turn
   */
  default void waited(Duration sinceDue) {}

  /** A reader did not get a message, because its socket was full. */
  default void conflated() {}

  /** The server ended or refused a connection. */
  default void cut(Cut why) {}

  /** The present number of bytes that wait for all readers' sockets. */
  default void unsent(long bytes) {}

  /** A request or a view was refused, because its work would cost too much. */
  default void refused(boolean byStream) {}

  /** The present number of open connections, with those of the stream. */
  default void connections(int open) {}
}
