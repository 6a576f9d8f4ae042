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
      LIST.add(
          COUNTER, "polls", "questions", "Questions for books that ended", Tag.VENUE, Tag.OUTCOME);
  static final Figure LISTS =
      LIST.add(
          COUNTER,
          "lists",
          "questions",
          "Questions for lists of markets that ended",
          Tag.VENUE,
          Tag.OUTCOME);
  static final Figure POLL_LATENCY =
      LIST.add(
          SPREAD_TIMER,
          "poll.latency",
          "ms",
          "From a question's leaving to the last byte of an answer that is a book; a new connection is in it",
          Tag.VENUE);
  static final Figure POLL_FIRST_BYTE =
      LIST.add(
          SPREAD_TIMER,
          "poll.first.byte",
          "ms",
          "From a question's leaving to the head of its answer, whatever it was",
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
          FINE_TIMER,
          "poll.read",
          "ms",
          "To inflate and read an answer and make a book of it",
          Tag.VENUE);
  static final Figure POLL_CONNECT =
      LIST.add(
          TIMER,
          "poll.connect",
          "ms",
          "New connections, and how long each took with name, TCP and TLS",
          Tag.VENUE);
  static final Figure POLL_WAIT =
      LIST.add(
          TIMER,
          "poll.wait",
          "ms",
          "Questions that a venue's limits held up, and how long",
          Tag.VENUE);
  static final Figure POLL_BACK_OFF =
      LIST.add(
          TIMER,
          "poll.backoff",
          "ms",
          "How often, and for how long, a venue (limited, blocked) or one of its books is left alone",
          Tag.VENUE,
          Tag.OUTCOME);
  static final Figure POLL_BYTES =
      LIST.add(
          SUMMARY, "poll.bytes", "bytes", "Answers' bodies as they came over the wire", Tag.VENUE);

  private PollFigures() {}

  static List<Figure> all() {
    return LIST.all();
  }
}
