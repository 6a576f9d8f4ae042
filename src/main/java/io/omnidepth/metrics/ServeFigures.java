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
      LIST.add(FINE_TIMER, "merge", "ms", "To merge the books that a reader chose");
  static final Figure SERIALISE =
      LIST.add(FINE_TIMER, "serialise", "ms", "To write an answer or a message", Tag.FORM);
  static final Figure STREAM_DELAY =
      LIST.add(
          SPREAD_TIMER,
          "stream.delay",
          "ms",
          "From the last byte of a venue's answer to the update that has it being handed to its readers' sockets");
  static final Figure STREAM_READERS =
      LIST.add(GAUGE, "stream.readers", "sockets", "Open WebSockets");
  static final Figure STREAM_SUBSCRIPTIONS =
      LIST.add(
          GAUGE, "stream.subscriptions", "subscriptions", "Subscriptions of all open WebSockets");
  static final Figure STREAM_VIEWS =
      LIST.add(
          GAUGE, "stream.views", "views", "Different views of them, each written once for all");
  static final Figure STREAM_MESSAGES =
      LIST.add(COUNTER, "stream.messages", "messages", "Messages sent to readers", Tag.TYPE);
  static final Figure STREAM_BYTES =
      LIST.add(COUNTER, "stream.bytes", "bytes", "Text of those messages", Tag.TYPE);
  static final Figure STREAM_CONFLATED =
      LIST.add(
          COUNTER,
          "stream.conflated",
          "messages",
          "Messages that a reader did not get as its socket was full; a snapshot follows");
  static final Figure STREAM_CUT =
      LIST.add(
          COUNTER,
          "stream.cut",
          "sockets",
          "Readers and other connections that were cut off or turned away",
          Tag.REASON);
  static final Figure UNSENT =
      LIST.add(GAUGE, "unsent", "bytes", "Bytes that all readers' sockets have not taken yet");
  static final Figure COST_REFUSED =
      LIST.add(
          COUNTER,
          "cost.refused",
          "questions",
          "Questions and views that were refused, as the reader or all together cost too much",
          Tag.BY);
  static final Figure HTTP_CONNECTIONS =
      LIST.add(
          GAUGE, "http.connections", "connections", "Open connections, the stream's among them");
  static final Figure HTTP_REQUESTS =
      LIST.add(
          PERCENTILE_TIMER,
          "http.requests",
          "ms",
          "Requests, and how long the answer took; by it who reads what of the API is counted",
          Tag.ROUTE,
          Tag.STATUS);
  static final Figure PAGE_OPENS =
      LIST.add(
          COUNTER,
          "page.opens",
          "pages",
          "How often the page was opened or loaded anew, by people and by robots");
  static final Figure INSTRUMENT_READS =
      LIST.add(
          COUNTER,
          "instrument.reads",
          "reads",
          "How often an instrument was asked for; under the name other those without a name of their own",
          Tag.INSTRUMENT,
          Tag.BY);

  private ServeFigures() {}

  static List<Figure> all() {
    return LIST.all();
  }
}
