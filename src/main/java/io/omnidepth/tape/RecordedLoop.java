package io.omnidepth.tape;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A loop that writes down its turns. The time stands during a turn, so that a replay computes with
 * the same moments.
 */
final class RecordedLoop implements Loop {
  private final Loop real;
  private final TapeWriter tape;
  private Optional<Instant> turn = Optional.empty();
  private Optional<Instant> wall = Optional.empty();
  private long works;
  private int begun;

  /** The turns of {@code real}. Nothing but this may run acts of the recorded run there. */
  RecordedLoop(Loop real, TapeWriter tape) {
    this.real = real;
    this.tape = tape;
  }

  /**
   * Runs {@code act} as a turn of that cause. Called on the loop. Work that ends at once may call
   * it within a turn; then the act comes after that one.
   */
  void turn(TapeEvent event, Runnable act) {
    if (turn.isPresent()) {
      submit(event, act);
      return;
    }
    Instant at = real.instant();
    turn = Optional.of(at);
    try {
      act.run();
    } finally {
      tape.write(new TapeTurn(at, wall, begun, event));
      begun = 0;
      turn = Optional.empty();
      wall = Optional.empty();
    }
  }

  /** Counts a question that begins in this turn. */
  void asks() {
    begun++;
  }

  /** Has {@code act} run as a turn of that cause. Any thread may call it. */
  void submit(TapeEvent event, Runnable act) {
    real.submit(() -> turn(event, act));
  }

  @Override
  public Instant instant() {
    return turn.orElseGet(real::instant);
  }

  @Override
  public Instant wall() {
    if (turn.isEmpty()) {
      return real.wall();
    }
    Instant read = wall.orElseGet(real::wall);
    wall = Optional.of(read);
    return read;
  }

  @Override
  public Cancel after(Duration wait, Runnable act) {
    begun++;
    TapeEvent due = new TapeEvent.Due(instant().plus(wait));
    return real.after(wait, () -> turn(due, act));
  }

  @Override
  public void submit(Runnable act) {
    submit(new TapeEvent.Submitted(), act);
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
    begun++;
    TapeEvent ended = new TapeEvent.Worked(++works);
    real.offload(
        work,
        done -> turn(ended, () -> then.accept(done)),
        fault -> turn(ended, () -> failed.accept(fault)));
  }
}
