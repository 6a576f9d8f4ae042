package io.omnidepth.tape;

import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Reply;
import io.omnidepth.source.Loop;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.util.function.Consumer;

/**
 * Records a run: the turns of its loop, the end of each question, and the effects of its readers. A
 * run that goes by the same turns does the same.
 */
public final class Recorder implements Asker {
  private final Asker asker;
  private final RecordedLoop loop;
  private long asked;

  /**
   * Writes the header of a tape.
   *
   * @param asker is asked on {@code real}
   */
  public Recorder(Asker asker, Loop real, TapeHeader run, TapeWriter tape) {
    this.asker = asker;
    loop = new RecordedLoop(real, tape);
    tape.begin(run);
  }

  /** The loop for polling and the board. */
  public Loop loop() {
    return loop;
  }

  /** The same inputs, written down. */
  public Inputs recorded(Inputs inputs) {
    return new RecordedInputs(loop, inputs);
  }

  @Override
  public void ask(Venue venue, Question question, Bounds bounds, Consumer<Reply> then) {
    long number = ++asked;
    loop.asks();
    asker.ask(
        venue,
        question,
        bounds,
        reply -> {
          Reply kept = KeptReply.of(venue, reply);
          loop.turn(
              new TapeEvent.Heard(number, new TapeEntry(venue.id(), question, kept)),
              () -> then.accept(kept));
        });
  }
}
