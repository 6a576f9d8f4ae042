package io.omnidepth.http.stream;

import io.omnidepth.api.Merger;
import io.omnidepth.board.Publication;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.source.Loop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The turns of one loop's channels that a worker makes. While the workers have no room, the
 * channels wait, and the one that has waited longest goes first. Runs on that loop.
 */
final class LargeTurns {
  /** A client has few places with the workers. Its views on other loops need some of them. */
  private static final int MOST_OPEN = 2;

  /** The receiver of the ends of turns. */
  interface Ends {
    void made(Channel channel, Payer payer, Turn.Result result);

    void failed(Channel channel, Throwable bug);

    /** None of its readers may cause so much now. */
    void refused(Channel channel, CostRefusal refusal);
  }

  private final Loop loop;
  private final Publication board;
  private final Costs costs;
  private final InstantSource clock;
  private final Late late;
  private final Merger merger;
  private final Ends ends;
  private final Deque<Channel> waiting = new ArrayDeque<>();

  /** The turns that were handed over, and have not ended. */
  private int open;

  LargeTurns(
      Loop loop,
      Publication board,
      Costs costs,
      InstantSource clock,
      Late late,
      Merger merger,
      Ends ends) {
    this.loop = loop;
    this.board = board;
    this.costs = costs;
    this.clock = clock;
    this.late = late;
    this.merger = merger;
    this.ends = ends;
  }

  /** Makes a turn of the channel as soon as there is room. The channel is busy until then. */
  void add(Channel channel) {
    waiting.addLast(channel);
    look();
  }

  /** The channels that wait for room. */
  List<Channel> waiting() {
    return List.copyOf(waiting);
  }

  /** Begins turns while there is room. */
  void look() {
    while (open < MOST_OPEN && !waiting.isEmpty() && begins(waiting.element())) {
      waiting.remove();
    }
  }

  /** Whether the channel waits no longer. */
  private boolean begins(Channel channel) {
    Turn turn = channel.turn(board.current(), loop.instant(), clock.instant());
    if (turn.isEmpty() || channel.audience().isEmpty()) {
      channel.busy = false;
      return true;
    }
    Bill bill = Bill.of(channel, turn.word(), turn.snapshot(), costs);
    Optional<CostRefusal> refusal = bill.refusal();
    if (refusal.isPresent()) {
      ends.refused(channel, refusal.get());
      return true;
    }
    Payer payer = bill.payer();
    boolean isTaken =
        costs.offer(payer, bill.largest(costs), loop, new OneTurn(channel, payer)).isEmpty();
    open += isTaken ? 1 : 0;
    return isTaken;
  }

  /** A turn of the snapshot at the time when the worker begins. */
  private final class OneTurn implements Costs.Work {
    private final Channel channel;
    private final Payer payer;

    OneTurn(Channel channel, Payer payer) {
      this.channel = channel;
      this.payer = payer;
    }

    @Override
    public void begin(Consumer<Duration> end) {
      Turn turn = channel.turn(board.current(), loop.instant(), clock.instant());
      if (turn.isEmpty() || channel.audience().isEmpty()) {
        channel.busy = false;
        ended(end, Duration.ZERO);
        return;
      }
      late.began(channel, loop.instant());
      loop.offload(
          () -> channel.make(turn, merger, loop),
          result -> {
            ended(end, result.cost());
            ends.made(channel, payer, result);
          },
          bug -> {
            ended(end, Bill.price(channel.key(), board.current(), costs));
            ends.failed(channel, bug);
          });
    }

    private void ended(Consumer<Duration> end, Duration cost) {
      open--;
      end.accept(cost);
      look();
    }

    @Override
    public void late(CostRefusal busy) {
      open--;
      waiting.addFirst(channel);
      look();
    }
  }
}
