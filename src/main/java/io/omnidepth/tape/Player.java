package io.omnidepth.tape;

import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Reply;
import io.omnidepth.poll.Timing;
import io.omnidepth.source.Loop;
import io.omnidepth.tape.TapeReader.Batch;
import io.omnidepth.tape.TapeReader.Ending;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An asker that answers from a tape. A question gets the recorded answer to the same question, at
 * the moment at which it was received, or at once if it was received a short while ago. When the
 * tape is over, every question fails, and the failure tells so. Used by one loop.
 */
public final class Player implements Asker {
  /**
   * The time beyond a question's own deadline. The recorded run may have asked that much later, and
   * a recorded failure has the first word.
   */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** A replay may ask later than the recorded run did; the answer keeps its age. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  private static final int FEW = 32;

  /** A question that waits for its answer. */
  private record Pending(Instant sent, Consumer<Reply> then, Loop.Cancel deadline) {}

  private final TapeReader tape;
  private final TapeTime time;
  private final TapeLoop loop;
  private final Consumer<Ending> over;
  private final Deque<TapeEntry> ahead = new ArrayDeque<>();
  private final Map<TapeEntry.Key, Pending> pending = new HashMap<>();
  private final Map<TapeEntry.Key, TapeEntry> unclaimed = new HashMap<>();
  private Optional<Ending> ending = Optional.empty();
  private boolean reading;
  private boolean waiting;
  private boolean ended;

  /**
   * A player that stands at the tape's start.
   *
   * @param loop goes by {@code time}
   * @param over is told the tape's end when the time has come there, on the loop
   */
  public Player(TapeReader tape, TapeTime time, TapeLoop loop, Consumer<Ending> over) {
    this.tape = tape;
    this.time = time;
    this.loop = loop;
    this.over = over;
  }

  /** Lets the tape run. Called once, by any thread, before polling starts. */
  public void start() {
    loop.submit(this::read);
  }

  @Override
  public void ask(Venue venue, Question question, Bounds bounds, Consumer<Reply> then) {
    Instant now = loop.instant();
    if (ended) {
      loop.submit(() -> then.accept(over(now)));
      return;
    }
    TapeEntry.Key key = new TapeEntry.Key(venue.id(), question);
    TapeEntry early = unclaimed.remove(key);
    if (early != null && !early.sent().isBefore(now.minus(SLACK))) {
      loop.submit(() -> then.accept(early.reply()));
      return;
    }
    Loop.Cancel deadline =
        loop.after(
            bounds.within().plus(GRACE),
            () -> {
              pending.remove(key);
              then.accept(missing(now));
            });
    pending.put(key, new Pending(now, then, deadline));
  }

  private Failure missing(Instant sent) {
    return new Failure(Failure.Cause.LATE, "the tape has no answer to this question", timing(sent));
  }

  private Failure over(Instant sent) {
    Ending last = ending.orElseThrow();
    return new Failure(Failure.Cause.UNREACHABLE, last.words(), timing(sent));
  }

  private Timing timing(Instant sent) {
    return new Timing(sent, loop.instant(), Duration.ZERO, Optional.empty(), Optional.empty());
  }

  /** Reads on, beside the loop. */
  private void read() {
    if (!reading && ending.isEmpty()) {
      reading = true;
      loop.offload(tape::next, this::take, fault -> take(broken(fault)));
    }
  }

  private Batch broken(Throwable fault) {
    return new Batch(
        List.of(),
        Optional.of(new Ending(loop.instant(), Optional.of("it cannot be read: " + fault))));
  }

  private void take(Batch batch) {
    reading = false;
    ahead.addAll(batch.entries());
    ending = batch.ending();
    if (!waiting) {
      play();
    }
  }

  /** Gives out all that has been received by now, and waits for the next. */
  private void play() {
    waiting = false;
    Instant now = loop.instant();
    while (!ahead.isEmpty() && !ahead.element().received().isAfter(now)) {
      give(ahead.remove());
    }
    if (ahead.size() < FEW) {
      read();
    }
    if (!ahead.isEmpty()) {
      await(ahead.element().received());
    } else if (ending.isPresent()) {
      awaitEnd(ending.get(), now);
    }
  }

  private void await(Instant next) {
    waiting = true;
    time.runTo(next);
    loop.at(next, this::play);
  }

  private void awaitEnd(Ending last, Instant now) {
    if (last.at().isAfter(now)) {
      await(last.at());
    } else {
      time.runTo(Instant.MAX);
      end();
    }
  }

  private void give(TapeEntry entry) {
    Pending asked = pending.remove(entry.key());
    if (asked == null) {
      unclaimed.put(entry.key(), entry);
    } else {
      asked.deadline().cancel();
      asked.then().accept(entry.reply());
    }
  }

  private void end() {
    ended = true;
    unclaimed.clear();
    over.accept(ending.orElseThrow());
    List<Pending> left = List.copyOf(pending.values());
    pending.clear();
    for (Pending asked : left) {
      asked.deadline().cancel();
      asked.then().accept(over(asked.sent()));
    }
  }
}
