package io.omnidepth.tape;

import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Reply;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An asker that writes down how each question came back. */
public final class Recorder implements Asker {
  private static final Pattern WORDS = Pattern.compile("[A-Za-z]+(?: [A-Za-z]+)*(?![\\w.'-])");

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
        reply -> {
          tape.write(new TapeEntry(venue.id(), question, kept(venue, reply)));
          then.accept(reply);
        });
  }

  private static Reply kept(Venue venue, Reply reply) {
    if (reply instanceof Failure failure) {
      return failure.cause() == Failure.Cause.UNREACHABLE
          ? new Failure(failure.cause(), withoutAddress(failure.why()), failure.timing())
          : failure;
    }
    return reply instanceof Answer answer
        ? new Answer(
            answer.status(),
            KeptHeaders.of(venue, answer.headers()),
            answer.body(),
            answer.timing())
        : reply;
  }

  /** The first words of a failure. Addresses of this machine's network may stand behind them. */
  private static String withoutAddress(String why) {
    Matcher words = WORDS.matcher(why);
    return words.lookingAt() ? words.group().strip() : "no connection";
  }
}
