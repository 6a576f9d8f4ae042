package io.omnidepth.sim;

import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Publisher;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.PollListener;
import io.omnidepth.poll.PollPlan;
import io.omnidepth.poll.PollTrace;
import io.omnidepth.poll.Poller;
import io.omnidepth.support.VirtualLoop;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A run of the program in virtual time, from the venues' bytes to the board. Exchanges fail, and
 * the wall clock steps. {@link Promises} are checked at each publication. The same seed gives the
 * same run.
 */
final class Simulation {
  static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  static final List<Instrument> INSTRUMENTS =
      List.of(
          new Instrument("BTC", "USD"),
          new Instrument("BTC", "USDT"),
          new Instrument("ETH", "USD"));

  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration CLOCK_STEPS_APART = Duration.ofMinutes(11);
  private static final int MOST_SECONDS_OF_STEP = 5_400;

  final Board board = new Board(Catalog.ALL, INSTRUMENTS, Freshness.USUAL, START);

  /** The time that work beside the loop takes. */
  private static final Duration BESIDE = Duration.ofMillis(1);

  final VirtualLoop loop = new VirtualLoop(START, BESIDE);
  final OfflineAsker asker;
  private final Promises promises;
  private final Random random;
  private final Poller poller;

  /** A run that has not begun. */
  Simulation(long seed, FaultPlan faults) {
    random = new Random(seed);
    asker = new OfflineAsker(loop, Catalog.ALL, INSTRUMENTS, seed, faults);
    promises = new Promises(board, asker, faults, loop);
    poller =
        new Poller(
            new PollPlan(Catalog.ALL, INSTRUMENTS, ROUND, true, Set.of(), Set.of()),
            Freshness.USUAL::staleFrom,
            asker,
            new Limits(board),
            new Random(seed)::nextDouble);
  }

  /** A run with faults and clock steps for that long. */
  static Simulation of(long seed, Duration time) {
    FaultPlan faults = FaultPlan.of(Catalog.ALL, START, time, new Random(seed));
    return new Simulation(seed, faults);
  }

  /** Hands the use of the limits to the board. */
  private record Limits(Board board) implements PollListener {
    @Override
    public void polled(PollTrace trace) {}

    @Override
    public void spent(Venue venue, List<LimitUse> spent) {
      board.spent(venue, spent);
    }

    @Override
    public void room(Venue venue, Room room) {
      board.room(venue, room);
    }
  }

  /** Begins the run, with a step of the wall clock every 11 minutes. */
  Simulation begin() {
    board.whenPublished(promises::check);
    poller.start(new Publisher(board, loop), loop);
    loop.after(CLOCK_STEPS_APART, this::stepClock);
    return this;
  }

  private void stepClock() {
    int seconds = random.nextInt(2 * MOST_SECONDS_OF_STEP) - MOST_SECONDS_OF_STEP;
    loop.step(Duration.ofSeconds(seconds));
    loop.after(CLOCK_STEPS_APART, this::stepClock);
  }

  /** Lets that much time pass. */
  Simulation pass(Duration time) {
    loop.pass(time);
    return this;
  }

  Promises promises() {
    return promises;
  }
}
