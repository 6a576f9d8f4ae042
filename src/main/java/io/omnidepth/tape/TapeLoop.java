package io.omnidepth.tape;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * A loop whose turns come from a tape. A timer runs at the recorded moment, and so does what
 * follows on work beside the loop. It runs nothing by itself.
 *
 * <p>A run that strays from the tape goes on by itself: {@link #runDue} runs what is due.
 */
public final class TapeLoop implements Loop {
  private final Loop real;
  private final TapeTime time;
  private final TreeMap<Instant, Deque<Runnable>> timers = new TreeMap<>();
  private final Queue<Runnable> submitted = new ConcurrentLinkedQueue<>();
  private final Map<Long, Optional<Runnable>> works = new HashMap<>();
  private Optional<TapeTurn> turn = Optional.empty();
  private Runnable whenWorked = () -> {};
  private long number;
  private int begun;

  /** A loop at the tape's time, on the loop {@code real}. */
  public TapeLoop(Loop real, TapeTime time) {
    this.real = real;
    this.time = time;
  }

  /** The loop that this one runs on. */
  Loop real() {
    return real;
  }

  /** Has {@code act} run on the loop whenever work beside it has ended. */
  void whenWorked(Runnable act) {
    whenWorked = act;
  }

  @Override
  public Instant instant() {
    return turn.map(TapeTurn::at).orElseGet(time::instant);
  }

  @Override
  public Instant wall() {
    return turn.flatMap(TapeTurn::wall).orElseGet(this::instant);
  }

  @Override
  public Cancel after(Duration wait, Runnable act) {
    begun++;
    Instant due = instant().plus(wait);
    Deque<Runnable> together = timers.computeIfAbsent(due, first -> new ArrayDeque<>());
    together.add(act);
    return () -> {
      together.remove(act);
      timers.computeIfPresent(due, (at, left) -> left.isEmpty() ? null : left);
    };
  }

  @Override
  public void submit(Runnable act) {
    submitted.add(act);
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
    begun++;
    long own = ++number;
    works.put(own, Optional.empty());
    real.offload(
        work,
        done -> worked(own, () -> then.accept(done)),
        fault -> worked(own, () -> failed.accept(fault)));
  }

  private void worked(long own, Runnable then) {
    works.put(own, Optional.of(then));
    real.submit(whenWorked); // work that ends at once comes back within a turn
  }

  /** Whether the turn follows on work that is still done. */
  boolean awaits(TapeTurn next) {
    return next.event() instanceof TapeEvent.Worked work
        && works.getOrDefault(work.number(), Optional.of(() -> {})).isEmpty();
  }

  /** Counts a question that begins in this turn. */
  void asks() {
    begun++;
  }

  /** Runs {@code act} in that turn. Returns whether as much began in it as when it was recorded. */
  boolean run(TapeTurn next, Runnable act) {
    turn = Optional.of(next);
    begun = 0;
    try {
      act.run();
    } finally {
      turn = Optional.empty();
    }
    return begun == next.begun();
  }

  /** Takes out the act of a turn with such a cause; empty if this run has none. */
  Optional<Runnable> take(TapeEvent event) {
    if (event instanceof TapeEvent.Due timer) {
      return Optional.ofNullable(timers.get(timer.due())).map(acts -> first(timer.due(), acts));
    }
    if (event instanceof TapeEvent.Worked work) {
      return Optional.ofNullable(works.remove(work.number())).flatMap(ended -> ended);
    }
    return event instanceof TapeEvent.Submitted
        ? Optional.ofNullable(submitted.poll())
        : Optional.empty();
  }

  private Runnable first(Instant due, Deque<Runnable> acts) {
    Runnable first = acts.remove();
    if (acts.isEmpty()) {
      timers.remove(due);
    }
    return first;
  }

  /** Runs all that is due up to that moment, each at its own, whatever the tape has. */
  void runDue(Instant upTo) {
    for (Map.Entry<Instant, Deque<Runnable>> next = timers.firstEntry();
        next != null && !next.getKey().isAfter(upTo);
        next = timers.firstEntry()) {
      loose(next.getKey(), first(next.getKey(), next.getValue()));
    }
    List<Runnable> ended = works.values().stream().flatMap(Optional::stream).toList();
    works.values().removeIf(Optional::isPresent);
    ended.forEach(act -> loose(upTo, act));
    for (Runnable next = submitted.poll(); next != null; next = submitted.poll()) {
      loose(upTo, next);
    }
  }

  private void loose(Instant at, Runnable act) {
    run(new TapeTurn(at, Optional.empty(), 0, new TapeEvent.Submitted()), act);
  }
}
