package io.omnidepth.app;

import io.netty.channel.EventLoop;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Time;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A Vert.x event loop. Its timers count monotonic time. */
public final class VertxLoop implements Loop {
  private final ContextInternal context;
  private final Time time;

  private VertxLoop(ContextInternal context, Time time) {
    this.context = context;
    this.time = time;
  }

  /** Takes one of the event loops of {@code vertx}, in turn. */
  public static VertxLoop of(Vertx vertx, Time time) {
    return new VertxLoop(((VertxInternal) vertx).createEventLoopContext(), time);
  }

  /** The event loop of {@code context}. */
  public static VertxLoop of(Context context, Time time) {
    return new VertxLoop((ContextInternal) context, time);
  }

  /** Whether it is that event loop. */
  boolean isOn(EventLoop loop) {
    return context.nettyEventLoop() == loop;
  }

  @Override
  public Instant instant() {
    return time.instant();
  }

  @Override
  public Instant wall() {
    return time.wall();
  }

  /** Sets the timer in whole milliseconds, rounded up, at least 1. */
  @Override
  public Cancel after(Duration wait, Runnable act) {
    long timer =
        context.setTimer(Math.max(1, wait.plusNanos(999_999).toMillis()), fired -> act.run());
    return () -> context.owner().cancelTimer(timer);
  }

  @Override
  public void submit(Runnable act) {
    context.runOnContext(turn -> act.run());
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
    context.executeBlocking(work, false).onComplete(then::accept, failed::accept);
  }
}
