package io.omnidepth.support;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A loop in virtual time. Each event has its moment, and events of one moment keep their order.
 * Work beside the loop takes no time.
 */
public final class VirtualLoop implements Loop {
  private static final class Event {
    private final Instant at;
    private final long number;
    private Runnable act;

    Event(Instant at, long number, Runnable act) {
      this.at = at;
      this.number = number;
      this.act = act;
    }
  }

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.<Event, Instant>comparing(event -> event.at)
              .thenComparing(event -> event.number));
  private Instant now;
  private long number;

  public VirtualLoop(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Cancel after(Duration wait, Runnable act) {
    Event event = new Event(wait.isNegative() ? now : now.plus(wait), number++, act);
    events.add(event);
    return () -> event.act = () -> {};
  }

  @Override
  public void submit(Runnable act) {
    after(Duration.ZERO, act);
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
    try {
      T done = work.call();
      submit(() -> then.accept(done));
    } catch (Exception fault) {
      submit(() -> failed.accept(fault));
    }
  }

  /** Lets that much time pass. */
  public void pass(Duration time) {
    Instant end = now.plus(time);
    while (!events.isEmpty() && !events.element().at.isAfter(end)) {
      Event event = events.remove();
      now = event.at;
      event.act.run();
    }
    now = end;
  }
}
