package io.omnidepth.tape;

import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Reply;
import io.omnidepth.source.Loop;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records a run: the turns of its loop, the end of each question, and the effects of its readers. A
 * run that goes by the same turns does the same.
 */
public final class Recorder implements Asker {
  private static final Pattern WORDS = Pattern.compile("[A-Za-z]+(?: [A-Za-z]+)*(?![\\w.'-])");

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
        heard ->
            loop.turn(
                new TapeEvent.Heard(
                    number, new TapeEntry(venue.id(), question, kept(venue, heard))),
                () -> then.accept(heard)));
  }

  private static Reply kept(Venue venue, Reply heard) {
    if (heard instanceof Failure failure) {
      return failure.cause() == Failure.Cause.UNREACHABLE
          ? new Failure(failure.cause(), withoutAddress(failure.why()), failure.timing())
          : failure;
    }
    return heard instanceof Answer answer
        ? new Answer(
            answer.status(),
            KeptHeaders.of(venue, answer.headers()),
            answer.body(),
            answer.timing())
        : heard;
  }

  /** The first words of a failure. Addresses of this machine's network may stand behind them. */
  private static String withoutAddress(String why) {
    Matcher words = WORDS.matcher(why);
    return words.lookingAt() ? words.group().strip() : "no connection";
  }
}
