package io.omnidepth.tape;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A loop whose time and timers go by a tape's time. */
public final class TapeLoop implements Loop {
  private static final Duration SHORTEST = Duration.ofNanos(1);

  private final Loop real;
  private final TapeTime time;

  /** The turns of {@code real} at the tape's time. */
  public TapeLoop(Loop real, TapeTime time) {
    this.real = real;
    this.time = time;
  }

  /** A timer that waits on where the tape's time has stood meanwhile. */
  private final class Timer {
    private final Instant at;
    private final Runnable act;
    private Cancel pending = () -> {};

    Timer(Instant at, Runnable act) {
      this.at = at;
      this.act = act;
    }

    void await() {
      Duration rest = time.real(Duration.between(time.instant(), at));
      pending = real.after(rest.compareTo(SHORTEST) < 0 ? SHORTEST : rest, this::look);
    }

    private void look() {
      if (time.instant().isBefore(at)) {
        await();
      } else {
        act.run();
      }
    }
  }

  @Override
  public Instant instant() {
    return time.instant();
  }

  @Override
  public Cancel after(Duration wait, Runnable act) {
    return at(time.instant().plus(wait), act);
  }

  /** Runs {@code act} once on this loop, at that moment of the tape or later. */
  Cancel at(Instant moment, Runnable act) {
    Timer timer = new Timer(moment, act);
    timer.await();
    return () -> timer.pending.cancel();
  }

  @Override
  public void submit(Runnable act) {
    real.submit(act);
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
    real.offload(work, then, failed);
  }
}
