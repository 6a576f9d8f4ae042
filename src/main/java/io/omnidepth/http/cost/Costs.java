package io.omnidepth.http.cost;

import io.omnidepth.api.CostKind;
import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The costs of readers' work, and each client's share of it, over HTTP and the stream alike. The
 * event loop does small work at once; larger work waits for its turn on a worker. Brief work never
 * waits for lasting work. All loops share it: any thread may call it.
 */
public final class Costs {
  /** Work that costs no more is done between other things. */
  private static final Duration SMALL = Duration.ofMillis(2);

  /** The same for a payer that seldom asks: it need not wait for those that ask much. */
  private static final Duration SMALL_OF_QUIET = Duration.ofMillis(10);

  /** Work that never costs more has a queue of its own. */
  private static final Duration BRIEF = Duration.ofMillis(50);

  /** A payer that has used less of late, in seconds of work, is quiet. */
  private static final double QUIET = 0.2;

  /** Refusals that are answered without delay: a burst, and a number a second after it. */
  private static final CostBudget.Rate REFUSALS = new CostBudget.Rate(20, 20);

  private static final String BUSY = "the server has more to do than it has time for";
  private static final Duration ONE = Duration.ofSeconds(1);

  /** Work that waits for its turn. Its own event loop calls one of the two methods, once. */
  public interface Work {
    /**
     * Begins it on a worker.
     *
     * @param end gets the cost after the end of the work, on any thread
     */
    void begin(Consumer<Duration> end);

    /** Gives it up: no worker had time for it. */
    void late(CostRefusal busy);
  }

  private final CostPrices prices = new CostPrices();
  private final CostBudget.Rate share;
  private final FairQueue.Bounds bounds;
  private final CostBudget clients;
  private final CostUse uses = new CostUse();
  private final CostBudget refusals = new CostBudget(REFUSALS);
  private final FairQueue brief;
  private final FairQueue lasting;
  private final InstantSource clock;

  /**
   * @param share the share of one client
   * @param bounds the bounds for all of them, for brief work and for lasting work each
   */
  public Costs(CostBudget.Rate share, FairQueue.Bounds bounds, InstantSource clock) {
    this.share = share;
    this.bounds = bounds;
    this.clock = clock;
    clients = new CostBudget(share);
    brief = new FairQueue(bounds, payer -> uses.of(payer, clock.instant()));
    lasting = new FairQueue(bounds, payer -> uses.of(payer, clock.instant()));
  }

  /** The price of one more of the kind. */
  public synchronized Duration price(CostKind kind) {
    return prices.of(kind);
  }

  /** Whether work of the kind is done at once, on the event loop. */
  public synchronized boolean isSmall(Payer payer, CostKind kind) {
    Duration most = used(payer) < QUIET ? SMALL_OF_QUIET : SMALL;
    return prices.highest(kind).compareTo(most) <= 0;
  }

  /** The refusal if the payer may not cause so much now; empty if it may. */
  public synchronized Optional<CostRefusal> refused(Payer payer, Duration price) {
    return payer.isNamed()
        ? clients.wait(payer.key(), price, clock.instant()).map(wait -> ofShare(price, wait))
        : Optional.empty();
  }

  private CostRefusal ofShare(Duration price, Duration wait) {
    return new CostRefusal(
        price, wait, "a client may cause " + Math.round(1e3 * share.perSecond()) + " ms a second");
  }

  /** Counts work of a kind that the payer has caused. */
  public synchronized void spend(Payer payer, CostKind kind, Duration cost) {
    prices.measured(kind, cost);
    spend(payer, cost);
  }

  /** Counts work that the payer has caused. */
  public synchronized void spend(Payer payer, Duration cost) {
    Instant now = clock.instant();
    uses.add(payer.key(), cost, now);
    if (payer.isNamed()) {
      clients.spend(payer.key(), cost, now);
    }
  }

  /** The payer's use of late, in seconds of work. */
  public synchronized double used(Payer payer) {
    return uses.of(payer.key(), clock.instant());
  }

  /**
   * Queues the work; returns the refusal if too much waits already.
   *
   * @param loop begins the work, or gives it up
   */
  public synchronized Optional<CostRefusal> offer(
      Payer payer, CostKind kind, Loop loop, Work work) {
    FairQueue queue = prices.highest(kind).compareTo(BRIEF) <= 0 ? brief : lasting;
    Duration price = prices.of(kind);
    FairQueue.Work queued =
        new FairQueue.Work() {
          @Override
          public void begin() {
            loop.submit(() -> work.begin(cost -> done(queue, cost)));
          }

          @Override
          public void late() {
            CostRefusal busy = new CostRefusal(price, queue.wait(clock.instant()), BUSY);
            loop.submit(() -> work.late(busy));
          }
        };
    return queue
        .offer(payer.key(), price, queued, clock.instant())
        .map(full -> new CostRefusal(price, full.after(), full.ofOne() ? queued() : BUSY));
  }

  private synchronized void done(FairQueue queue, Duration cost) {
    queue.done(cost, clock.instant());
  }

  private String queued() {
    return "a client may have " + bounds.ofOne() + " such questions waiting";
  }

  /** Whether to answer this refusal a little later, as the payer asks on and on without waiting. */
  public synchronized boolean delays(Payer payer) {
    Instant now = clock.instant();
    boolean tooMany = refusals.left(payer.key(), now) < 1;
    refusals.spend(payer.key(), ONE, now);
    return tooMany;
  }

  /** Begins and gives up what waits, as time has passed. It is called by one loop. */
  public synchronized void look() {
    brief.look(clock.instant());
    lasting.look(clock.instant());
  }
}
