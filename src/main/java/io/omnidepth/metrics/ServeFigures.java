package io.omnidepth.metrics;

import static io.omnidepth.metrics.FigureKind.COUNTER;
import static io.omnidepth.metrics.FigureKind.FINE_TIMER;
import static io.omnidepth.metrics.FigureKind.GAUGE;
import static io.omnidepth.metrics.FigureKind.PERCENTILE_TIMER;
import static io.omnidepth.metrics.FigureKind.SPREAD_TIMER;

import java.util.List;

/** The figures of serving readers. */
final class ServeFigures {
  private static final FigureList LIST = new FigureList();

  static final Figure MERGE =
      LIST.add(FINE_TIMER, "merge", "ms", "Merging the books that a reader chose");
  static final Figure SERIALISE =
      LIST.add(FINE_TIMER, "serialise", "ms", "Writing an answer or a message", Tag.FORM);
  static final Figure STREAM_DELAY =
      LIST.add(
          SPREAD_TIMER,
          "stream.delay",
          "ms",
          "From the last byte of a venue's answer until its update is handed to the readers' sockets");
  static final Figure STREAM_WAIT =
      LIST.add(
          SPREAD_TIMER,
          "stream.wait",
          "ms",
          "From the moment when a view's messages are due until they are made; it grows if there are more views than time");
  static final Figure STREAM_READERS =
      LIST.add(GAUGE, "stream.readers", "sockets", "Open WebSockets");
  static final Figure STREAM_SUBSCRIPTIONS =
      LIST.add(
          GAUGE, "stream.subscriptions", "subscriptions", "Subscriptions of all open WebSockets");
  static final Figure STREAM_VIEWS =
      LIST.add(
          GAUGE,
          "stream.views",
          "views",
          "Different views of all subscriptions; each view is written once for all its readers");
  static final Figure STREAM_MESSAGES =
      LIST.add(COUNTER, "stream.messages", "messages", "Messages sent to readers", Tag.TYPE);
  static final Figure STREAM_BYTES =
      LIST.add(COUNTER, "stream.bytes", "bytes", "Length of the messages' texts", Tag.TYPE);
  static final Figure STREAM_CONFLATED =
      LIST.add(
          COUNTER,
          "stream.conflated",
          "messages",
          "Messages that a reader did not get because its socket was full; a snapshot follows");
  static final Figure STREAM_CUT =
      LIST.add(
          COUNTER,
          "stream.cut",
          "sockets",
          "Connections, of readers and others, that were closed or refused",
          Tag.REASON);
  static final Figure UNSENT =
      LIST.add(GAUGE, "unsent", "bytes", "Bytes that wait for all readers' sockets");
  static final Figure COST_REFUSED =
      LIST.add(
          COUNTER,
          "cost.refused",
          "questions",
          "Requests and views that were refused, because one client or all clients together cost too much",
          Tag.BY);
  static final Figure HTTP_CONNECTIONS =
      LIST.add(
          GAUGE, "http.connections", "connections", "Open connections, with those of the stream");
  static final Figure HTTP_REQUESTS =
      LIST.add(
          PERCENTILE_TIMER,
          "http.requests",
          "ms",
          "Time from a request to the end of its answer; its count is the number of requests",
          Tag.ROUTE,
          Tag.STATUS);
  static final Figure PAGE_OPENS =
      LIST.add(COUNTER, "page.opens", "pages", "Loads of the page, by people and by robots");
  static final Figure INSTRUMENT_READS =
      LIST.add(
          COUNTER,
          "instrument.reads",
          "reads",
          "Requests and subscriptions for an instrument; 'other' counts all instruments without a series of their own",
          Tag.INSTRUMENT,
          Tag.BY);

  private ServeFigures() {}

  static List<Figure> all() {
    return LIST.all();
  }
}
