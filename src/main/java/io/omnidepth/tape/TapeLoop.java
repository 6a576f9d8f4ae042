package io.omnidepth.tape;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A loop whose time and timers go by a tape's time. */
public final class TapeLoop implements Loop {
  private final Loop real;
  private final TapeTime time;

  /** The turns of {@code real} at the tape's time. */
  public TapeLoop(Loop real, TapeTime time) {
    this.real = real;
    this.time = time;
  }

  @Override
  public Instant instant() {
    return time.instant();
  }

  @Override
  public Cancel after(Duration wait, Runnable act) {
    return real.after(time.real(wait), act);
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
