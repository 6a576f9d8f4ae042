package io.omnidepth.tape;

import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Reply;
import io.omnidepth.poll.Timing;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An asker that answers from a tape. A question ends as the same question did in the recorded run,
 * in the same turn. Used by one loop.
 */
public final class TapeAsker implements Asker {
  /** A run that has strayed may ask later than the recorded run did; the answer keeps its age. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  /** A question that waits for its answer. */
  private record Pending(TapeEntry.Key key, Instant sent, Instant deadline, Consumer<Reply> then) {}

  private final TapeLoop loop;
  private final Map<Long, Pending> pending = new LinkedHashMap<>();
  private final Map<TapeEntry.Key, TapeEntry> unclaimed = new HashMap<>();
  private long asked;

  /** An asker for questions from that loop. */
  public TapeAsker(TapeLoop loop) {
    this.loop = loop;
  }

  @Override
  public void ask(Venue venue, Question question, Bounds bounds, Consumer<Reply> then) {
    long number = ++asked;
    loop.asks();
    Instant now = loop.instant();
    TapeEntry.Key key = new TapeEntry.Key(venue.id(), question);
    TapeEntry early = unclaimed.remove(key);
    if (early != null && !early.sent().isBefore(now.minus(SLACK))) {
      loop.submit(() -> then.accept(early.reply()));
    } else {
      pending.put(number, new Pending(key, now, now.plus(bounds.within()), then));
    }
  }

  /** Takes out the act that follows on the end of a question; empty if the run has not asked it. */
  Optional<Runnable> take(TapeEvent.Heard heard) {
    TapeEntry entry = heard.entry();
    Optional<Pending> asked =
        Optional.ofNullable(pending.get(heard.asked()))
            .filter(one -> one.key().equals(entry.key()))
            .or(
                () ->
                    pending.values().stream()
                        .filter(one -> one.key().equals(entry.key()))
                        .findFirst());
    asked.ifPresentOrElse(pending.values()::remove, () -> unclaimed.put(entry.key(), entry));
    return asked.map(one -> () -> one.then().accept(entry.reply()));
  }

  /** Ends the questions that the recorded run did not ask, once their deadline has passed. */
  void missOverdue(TapeTurn turn) {
    List<Pending> overdue =
        pending.values().stream().filter(one -> one.deadline().isBefore(turn.at())).toList();
    pending.values().removeAll(overdue);
    for (Pending one : overdue) {
      loop.run(turn, () -> one.then().accept(missing(one.sent(), turn.at())));
    }
  }

  private static Failure missing(Instant sent, Instant now) {
    return new Failure(
        Failure.Cause.LATE,
        "the tape has no answer to this question",
        new Timing(sent, now, Duration.ZERO, Optional.empty(), Optional.empty()));
  }
}
