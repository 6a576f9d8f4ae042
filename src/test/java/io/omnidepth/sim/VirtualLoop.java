package io.omnidepth.sim;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A loop in virtual time: it passes as fast as the work allows, and the same way in each run. */
final class VirtualLoop implements Loop {
  private static final Duration BESIDE = Duration.ofMillis(1);

  private static final class Timer {
    private final Instant at;
    private final long number;
    private Runnable act;

    Timer(Instant at, long number, Runnable act) {
      this.at = at;
      this.number = number;
      this.act = act;
    }

    Instant at() {
      return at;
    }

    long number() {
      return number;
    }
  }

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparing(Timer::number));
  private Instant now;
  private Duration ahead = Duration.ZERO;
  private long number;

  VirtualLoop(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Instant wall() {
    return now.plus(ahead);
  }

  /** Sets the wall clock that much forward, or back. */
  void step(Duration step) {
    ahead = ahead.plus(step);
  }

  @Override
  public Cancel after(Duration wait, Runnable act) {
    Timer timer = new Timer(now.plus(wait), number++, act);
    timers.add(timer);
    return () -> timer.act = () -> {};
  }

  @Override
  public void submit(Runnable act) {
    after(Duration.ZERO, act);
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
    try {
      T done = work.call();
      after(BESIDE, () -> then.accept(done));
    } catch (Exception fault) {
      after(BESIDE, () -> failed.accept(fault));
    }
  }

  /** Lets that much time pass. */
  void pass(Duration time) {
    Instant end = now.plus(time);
    while (!timers.isEmpty() && timers.element().at().isBefore(end)) {
      Timer next = timers.remove();
      now = next.at();
      next.act.run();
    }
    now = end;
  }
}
