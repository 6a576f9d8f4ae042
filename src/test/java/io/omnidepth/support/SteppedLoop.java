package io.omnidepth.support;

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

/** A loop of a test, which lets its time pass and ends the work beside it. */
public final class SteppedLoop implements Loop {
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

  /** The number of pieces of work that have begun and not ended. */
  public int underWay() {
    return work.size();
  }

  /** Ends the piece of work that began first. */
  public void endWork() {
    work.remove().run();
  }

  /** Lets that much time pass, and runs each timer at its moment. */
  public void pass(Duration time) {
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
