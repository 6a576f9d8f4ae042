package io.omnidepth.http.cost;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Work that waits for a worker. The client that has used the least goes first: nobody waits for
 * clients that ask much. All together use no more than a steady part of the processors. One thread
 * calls it at a time.
 */
public final class FairQueue {
  /**
   * Bounds of the work that waits.
   *
   * @param atOnce pieces of work that are done at the same time
   * @param waiting pieces of work that wait, of all clients
   * @param ofOne the same of one client
   * @param longest the time after which a piece of work is given up
   * @param perSecond seconds of work a second, of all clients
   * @param burst seconds of work at once, of all clients
   */
  public record Bounds(
      int atOnce, int waiting, int ofOne, Duration longest, double perSecond, double burst) {
    /** One worker for two processors. Readers' costly questions get a quarter of them. */
    public static Bounds of(int processors) {
      return new Bounds(
          Math.max(1, processors / 2), 500, 8, Duration.ofSeconds(3), 0.25 * processors, 1);
    }
  }

  /** A piece of work. */
  interface Work {
    /** Begins it on a worker. {@link #done} is to be called when it has ended. */
    void begin();

    /** Gives it up: no worker had time for it. */
    void late();
  }

  /**
   * The refusal of a piece of work.
   *
   * @param after the time after which it may be asked for again
   * @param ofOne whether the client has as much waiting as it may; if not, all clients together
   *     have
   */
  record Full(Duration after, boolean ofOne) {}

  private record Waiting(String client, Duration price, Instant since, Work work) {}

  private static final String ALL = "all";

  private final Bounds bounds;
  private final ToDoubleFunction<String> used;
  private final CostBudget process;
  private final List<Waiting> waiting = new ArrayList<>();
  private int running;

  /**
   * A queue without work.
   *
   * @param used a client's use of late: the less, the sooner its turn comes
   */
  FairQueue(Bounds bounds, ToDoubleFunction<String> used) {
    this.bounds = bounds;
    this.used = used;
    this.process = new CostBudget(new CostBudget.Rate(bounds.burst(), bounds.perSecond()));
  }

  /**
   * Begins the work as soon as its turn comes.
   *
   * @return the refusal if it is not taken
   */
  Optional<Full> offer(String client, Duration price, Work work, Instant now) {
    long ofClient = waiting.stream().filter(each -> each.client().equals(client)).count();
    boolean ofOne = ofClient >= bounds.ofOne();
    if (ofOne || waiting.size() >= bounds.waiting()) {
      return Optional.of(new Full(wait(now), ofOne));
    }
    waiting.add(new Waiting(client, price, now, work));
    turn(now);
    return Optional.empty();
  }

  /** The time until all that waits is done. */
  Duration wait(Instant now) {
    double work = waiting.stream().mapToDouble(each -> each.price().toNanos() / 1e9).sum();
    double byTime = (work - process.left(ALL, now)) / bounds.perSecond();
    double seconds = Math.max(0.1, Math.max(byTime, work / bounds.atOnce()));
    return Duration.ofMillis((long) Math.ceil(1e3 * seconds));
  }

  /** A piece of work has ended, at that cost. */
  void done(Duration cost, Instant now) {
    running--;
    process.spend(ALL, cost, now);
    turn(now);
  }

  /** Begins work that may begin now, and gives up work that has waited too long. */
  void look(Instant now) {
    List<Waiting> late = new ArrayList<>();
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting next = each.next();
      if (Duration.between(next.since(), now).compareTo(bounds.longest()) > 0) {
        each.remove();
        late.add(next);
      }
    }
    late.forEach(each -> each.work().late());
    turn(now);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  private void turn(Instant now) {
    while (!waiting.isEmpty() && running < bounds.atOnce() && process.left(ALL, now) > 0) {
      Waiting next =
          waiting.stream()
              .min(Comparator.comparingDouble(each -> used.applyAsDouble(each.client())))
              .orElseThrow();
      waiting.remove(next);
      running++;
      next.work().begin();
    }
  }
}
