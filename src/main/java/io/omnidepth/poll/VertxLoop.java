package io.omnidepth.poll;

import io.omnidepth.source.Loop;
import io.omnidepth.source.Time;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A Vert.x event loop. Its timers go by the monotonic clock. */
final class VertxLoop implements Loop {
  private final Vertx vertx;
  private final Context context;
  private final Time time;

  /**
   * @param context of the event loop
   */
  VertxLoop(Vertx vertx, Context context, Time time) {
    this.vertx = vertx;
    this.context = context;
    this.time = time;
  }

  @Override
  public Instant instant() {
    return time.instant();
  }

  @Override
  public Instant wall() {
    return time.wall();
  }

  /** Timers count whole milliseconds; the next one is taken where it lies between two. */
  @Override
  public Cancel after(Duration wait, Runnable act) {
    long timer =
        vertx.setTimer(Math.max(1, wait.plusNanos(999_999).toMillis()), fired -> act.run());
    return () -> vertx.cancelTimer(timer);
  }

  @Override
  public void submit(Runnable act) {
    context.runOnContext(turn -> act.run());
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
    vertx.executeBlocking(work, false).onComplete(then::accept, failed::accept);
  }
}
