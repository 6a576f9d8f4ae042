package io.omnidepth.support;

import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A loop in virtual time. Each event has its moment, and events of one moment keep their order, so
 * that each run is the same.
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
  private final Duration beside;
  private Instant now;
  private Duration ahead = Duration.ZERO;
  private long number;

  /** A loop on which work beside it takes no time. */
  public VirtualLoop(Instant start) {
    this(start, Duration.ZERO);
  }

  /**
   * A loop that stands at a moment.
   *
   * @param beside the time that work beside the loop takes
   */
  public VirtualLoop(Instant start, Duration beside) {
    now = start;
    this.beside = beside;
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
  public void step(Duration step) {
    ahead = ahead.plus(step);
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
      after(beside, () -> then.accept(done));
    } catch (Exception fault) {
      after(beside, () -> failed.accept(fault));
    }
  }

  /** The time until the next event; empty if there is none. */
  public Optional<Duration> untilNext() {
    return Optional.ofNullable(events.peek()).map(event -> Duration.between(now, event.at));
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
