package io.omnidepth.http.connection;

import java.time.Duration;

/** The phase of a connection's life. Each but the stream's has a deadline. */
enum Phase {
  /** It has begun a request, or was just opened. */
  REQUEST("its request was not complete"),
  /** The server has its request. */
  ANSWER("it did not take its answer"),
  /** It is kept open between two requests. */
  IDLE(""),
  /** The server has said its last word. */
  CLOSING(""),
  /** It is a WebSocket, which has deadlines of its own. */
  STREAM("");

  private final String fault;

  Phase(String fault) {
    this.fault = fault;
  }

  /** Whether a connection that passes the deadline is at fault. */
  boolean isFault() {
    return !fault.isEmpty();
  }

  /** The words for that. */
  String fault() {
    return fault;
  }

  Duration longest(ConnectionBounds bounds) {
    return switch (this) {
      case REQUEST -> bounds.request();
      case ANSWER -> bounds.answer();
      case IDLE, STREAM -> bounds.idle();
      case CLOSING -> bounds.closing();
    };
  }
}
