package io.omnidepth.poll;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A loop whose time passes, and whose work beside it is done, when the test says so. */
final class SteppedLoop implements Loop {
  private record Timer(Instant at, Runnable act) {}

  private final List<Timer> timers = new ArrayList<>();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-11-21T05:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Cancel after(Duration wait, Runnable act) {
    Timer timer = new Timer(now.plus(wait), act);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  @Override
  public void submit(Runnable act) {
    act.run();
  }

  @Override
  public <T> void offload(Callable<T> task, Consumer<T> then, Consumer<Throwable> failed) {
    work.add(
        () -> {
          T done;
          try {
            done = task.call();
          } catch (Exception fault) {
            failed.accept(fault);
            return;
          }
          then.accept(done);
        });
  }

  /** How many pieces of work have been begun and not ended. */
  int underWay() {
    return work.size();
  }

  /** Ends the piece of work that was begun first. */
  void endWork() {
    work.remove().run();
  }

  void pass(Duration time) {
    Instant until = now.plus(time);
    for (Optional<Timer> next = next(until); next.isPresent(); next = next(until)) {
      timers.remove(next.get());
      now = next.get().at();
      next.get().act().run();
    }
    now = until;
  }

  private Optional<Timer> next(Instant until) {
    return timers.stream()
        .filter(timer -> !timer.at().isAfter(until))
        .min(Comparator.comparing(Timer::at));
  }
}
