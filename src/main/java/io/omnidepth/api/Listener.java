package io.omnidepth.api;

import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.util.List;

/**
 * Who wants to know what is served, and how long it took. Nothing here tells who asked. Called on
 * the server's event loop, one call after the other, and must not wait.
 */
public interface Listener {
  /** What a message of the stream may be. */
  List<String> TYPES = List.of("snapshot", "update", "heartbeat", "answer");

  /** Why a connection was ended by the server, or not let in. */
  enum Cut {
    /** Its socket stayed full. */
    SOCKET_FULL,
    /** There were as many as there may be. */
    TOO_MANY,
    /** It had more unsent than all others, as all together had too much. */
    UNSENT,
    /** It passed a deadline. */
    LATE,
    /** What it sent was no HTTP/1.1, or no message as the stream takes them. */
    FAULT,
  }

  /** Nobody does. */
  Listener NONE =
      new Listener() {
        @Override
        public void answered(String route, int status, Duration took) {}

        @Override
        public void pageOpened() {}

        @Override
        public void asked(Instrument instrument, boolean byStream) {}

        @Override
        public void merged(Duration took) {}

        @Override
        public void written(String form, Duration took) {}

        @Override
        public void readers(int sockets, int subscriptions, int views) {}

        @Override
        public void sent(String type, int readers, long bytes) {}

        @Override
        public void delivered(Duration sinceLastByte) {}

        @Override
        public void conflated() {}

        @Override
        public void cut(Cut why) {}

        @Override
        public void unsent(long bytes) {}

        @Override
        public void refused(boolean byStream) {}

        @Override
        public void connections(int open) {}

        @Override
        public void sampled() {}
      };

  /**
   * A request was answered.
   *
   * @param route what it asked for, as the contract spells it ({@code /api/v1/depth/{instrument}});
   *     {@code page} and {@code assets} for the page, {@code other} for what there is not
   */
  void answered(String route, int status, Duration took);

  /** The page was opened or loaded anew. */
  void pageOpened();

  /** Somebody asked for an instrument, or subscribed it. */
  void asked(Instrument instrument, boolean byStream);

  /** Books were merged for a reader. */
  void merged(Duration took);

  /**
   * An answer or a message was written.
   *
   * @param form {@code json}, {@code csv}, {@code text}, {@code svg}, or {@code update}
   */
  void written(String form, Duration took);

  /** So many sockets are open, which subscribe so often so many different views. */
  void readers(int sockets, int subscriptions, int views);

  /**
   * A message was handed to so many sockets.
   *
   * @param type {@code snapshot}, {@code update}, {@code heartbeat}, or {@code answer} to a message
   * @param readers none where all their sockets were full
   * @param bytes of its text
   */
  void sent(String type, int readers, long bytes);

  /**
   * An update was handed to its readers' sockets that has a venue's answer.
   *
   * @param sinceLastByte of that answer
   */
  void delivered(Duration sinceLastByte);

  /** A reader did not get a message, as its socket was full. */
  void conflated();

  /** A connection was ended, or not let in. */
  void cut(Cut why);

  /** So many bytes wait in all readers' sockets. */
  void unsent(long bytes);

  /** A question or a view was refused, as its work cost too much. */
  void refused(boolean byStream);

  /** So many connections are open, those of the stream among them. */
  void connections(int open);

  /** The history has a sample more. Called by the thread that took it, which may take a while. */
  void sampled();
}
