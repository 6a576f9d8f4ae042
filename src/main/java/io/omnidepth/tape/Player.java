package io.omnidepth.tape;

import io.omnidepth.tape.TapeReader.Batch;
import io.omnidepth.tape.TapeReader.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a tape: runs its turns at their moments. At the end nothing more runs, and the time stands.
 *
 * <p>A run that has other turns than the tape, as that of another version may, strays: from there
 * on its own timers count, and a question still gets its recorded answer. Used by one loop.
 */
public final class Player {
  private static final Logger LOG = LoggerFactory.getLogger(Player.class);

  /** The real delay from which the time waits for a slow machine. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  private static final int FEW = 128;
  private static final int TURNS_AT_ONCE = 200;

  private final TapeReader tape;
  private final TapeTime time;
  private final TapeLoop loop;
  private final TapeAsker asker;
  private final Inputs inputs;
  private final Consumer<Ending> over;
  private final Deque<TapeTurn> ahead = new ArrayDeque<>();
  private Optional<Ending> ending = Optional.empty();
  private boolean reading;
  private boolean waiting;
  private boolean ended;
  private boolean strayed;

  /**
   * A player that stands at the tape's start.
   *
   * @param loop goes by {@code time}
   * @param inputs get the recorded effects of readers
   * @param over is told the tape's end when the time has come there, on the loop
   */
  public Player(
      TapeReader tape,
      TapeTime time,
      TapeLoop loop,
      TapeAsker asker,
      Inputs inputs,
      Consumer<Ending> over) {
    this.tape = tape;
    this.time = time;
    this.loop = loop;
    this.asker = asker;
    this.inputs = inputs;
    this.over = over;
  }

  /** Lets the tape run. Called once, by any thread, after polling has started. */
  public void start() {
    loop.whenWorked(this::play);
    loop.real()
        .submit(
            () -> {
              time.begin();
              read();
            });
  }

  /** Whether the run has had other turns than the tape. */
  boolean strayed() {
    return strayed;
  }

  /** Reads on, beside the loop. */
  private void read() {
    if (!reading && ending.isEmpty()) {
      reading = true;
      loop.real().offload(tape::next, this::take, fault -> take(broken(fault)));
    }
  }

  private Batch broken(Throwable fault) {
    return new Batch(
        List.of(),
        Optional.of(new Ending(time.instant(), Optional.of("it cannot be read: " + fault))));
  }

  private void take(Batch batch) {
    reading = false;
    ahead.addAll(batch.turns());
    ending = batch.ending();
    play();
  }

  /** Runs all turns whose moment has come, and waits for the next. */
  private void play() {
    if (waiting || ended) {
      return;
    }
    for (int turns = 0; !ahead.isEmpty(); turns++) {
      TapeTurn next = ahead.element();
      time.runTo(next.at());
      if (next.at().isAfter(time.reached())) {
        await(next.at());
        return;
      }
      if (loop.awaits(next) && !strayed) {
        return; // it plays on when the work has ended
      }
      if (turns == TURNS_AT_ONCE) {
        await(next.at());
        return;
      }
      play(ahead.remove());
      if (ahead.size() < FEW) {
        read();
      }
    }
    ending.ifPresent(this::awaitEnd);
  }

  private void await(Instant next) {
    Duration rest = Duration.between(time.reached(), next);
    if (time.real(rest.negated()).compareTo(SLOW) > 0) {
      time.begin();
    }
    waiting = true;
    Runnable goOn =
        () -> {
          waiting = false;
          play();
        };
    if (rest.isNegative() || rest.isZero()) {
      loop.real().submit(goOn);
    } else {
      loop.real().after(time.real(rest), goOn);
    }
  }

  private void awaitEnd(Ending last) {
    time.runTo(last.at());
    if (last.at().isAfter(time.reached())) {
      await(last.at());
    } else {
      ended = true;
      time.end();
      over.accept(last);
    }
  }

  private void play(TapeTurn turn) {
    if (strayed) {
      loop.runDue(turn.at());
      asker.missOverdue(turn);
    }
    Optional<Runnable> act = act(turn.event());
    boolean alike = act.isPresent() && loop.run(turn, act.get());
    if (!alike && !strayed) {
      strayed = true;
      LOG.warn(
          "from {} on the replay is not exact: this program polls otherwise than the recorded one",
          turn.at());
      LOG.debug(
          "the recorded turn: {}; in this run {}",
          turn,
          act.isPresent() ? "as much did not begin" : "none such");
    }
  }

  /** The act of that turn; empty if this run has none. */
  private Optional<Runnable> act(TapeEvent event) {
    if (event instanceof TapeEvent.Claimed claimed) {
      return Optional.of(() -> inputs.watch(claimed.claims()));
    }
    if (event instanceof TapeEvent.Recounted) {
      return Optional.of(inputs::recount);
    }
    if (event instanceof TapeEvent.Heard heard) {
      return asker.take(heard);
    }
    return strayed ? Optional.empty() : loop.take(event);
  }
}
