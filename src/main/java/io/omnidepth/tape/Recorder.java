package io.omnidepth.tape;

import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Reply;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.function.Consumer;

/** An asker that writes down how each question came back. */
public final class Recorder implements Asker {
  private final Asker asker;
  private final TapeWriter tape;

  /** Records the questions that go to {@code asker}. */
  public Recorder(Asker asker, TapeWriter tape) {
    this.asker = asker;
    this.tape = tape;
  }

  /**
   * Writes the header. Called before the first question.
   *
   * @param run the run, whose start is now
   */
  public void begin(TapeHeader run, Instant now) {
    tape.begin(run.startingAt(now));
  }

  @Override
  public void ask(Venue venue, Question question, Bounds bounds, Consumer<Reply> then) {
    asker.ask(
        venue,
        question,
        bounds,
        heard -> {
          tape.write(new TapeEntry(venue.id(), question, kept(venue, heard)));
          then.accept(heard);
        });
  }

  private static Reply kept(Venue venue, Reply heard) {
    return heard instanceof Answer answer
        ? new Answer(
            answer.status(),
            KeptHeaders.of(venue, answer.headers()),
            answer.body(),
            answer.timing())
        : heard;
  }
}
