package io.omnidepth.metrics;

import static io.omnidepth.metrics.FigureKind.COUNTER;
import static io.omnidepth.metrics.FigureKind.FINE_TIMER;
import static io.omnidepth.metrics.FigureKind.SPREAD_TIMER;
import static io.omnidepth.metrics.FigureKind.SUMMARY;
import static io.omnidepth.metrics.FigureKind.TIMER;

import java.util.List;

/** The figures of asking the venues. */
final class PollFigures {
  private static final FigureList LIST = new FigureList();

  static final Figure POLLS =
      LIST.add(COUNTER, "polls", "questions", "Ended questions for books", Tag.VENUE, Tag.OUTCOME);
  static final Figure LISTS =
      LIST.add(
          COUNTER,
          "lists",
          "questions",
          "Ended questions for lists of markets",
          Tag.VENUE,
          Tag.OUTCOME);
  static final Figure POLL_LATENCY =
      LIST.add(
          SPREAD_TIMER,
          "poll.latency",
          "ms",
          "From sending a question to the last byte of an answer with a book; it includes the time of a new connection",
          Tag.VENUE);
  static final Figure POLL_FIRST_BYTE =
      LIST.add(
          SPREAD_TIMER,
          "poll.first.byte",
          "ms",
          "From sending a question to the head of its answer, with or without a book",
          Tag.VENUE);
  static final Figure POLL_BODY =
      LIST.add(
          SPREAD_TIMER,
          "poll.body",
          "ms",
          "From the head of an answer to its last byte",
          Tag.VENUE);
  static final Figure POLL_READ =
      LIST.add(
          FINE_TIMER, "poll.read", "ms", "Inflating and reading an answer into a book", Tag.VENUE);
  static final Figure POLL_CONNECT =
      LIST.add(
          TIMER, "poll.connect", "ms", "Making a new connection: name, TCP and TLS", Tag.VENUE);
  static final Figure POLL_WAIT =
      LIST.add(TIMER, "poll.wait", "ms", "Delay of a question by the venue's limits", Tag.VENUE);
  static final Figure POLL_BACK_OFF =
      LIST.add(
          TIMER,
          "poll.backoff",
          "ms",
          "Planned pause after a failure, of a venue (limited, blocked) or of one of its books",
          Tag.VENUE,
          Tag.OUTCOME);
  static final Figure POLL_BYTES =
      LIST.add(
          SUMMARY,
          "poll.bytes",
          "bytes",
          "Bodies of answers, as received over the wire",
          Tag.VENUE);

  private PollFigures() {}

  static List<Figure> all() {
    return LIST.all();
  }
}
