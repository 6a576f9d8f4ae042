package io.omnidepth.demo;

import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The script of the walls of one exchange: a third of its markets have one at a time. Each stands
 * for some minutes and is withdrawn before the price comes, or goes when the price reaches it. The
 * same seed gives the same walls. Not safe for several threads.
 */
final class WallScript {
  private static final Duration TURN = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(60);
  private static final Duration STANDS = Duration.ofSeconds(210);
  private static final double PART_OF_MARKETS = 0.34;
  private static final double BP = 0.0001;

  /** A wall that is withdrawn begins so far away, and goes if the price comes so near. */
  private static final double AWAY = 25 * BP;

  private static final double NEAR = 8 * BP;

  /** A wall that is reached begins at least so far away. */
  private static final double LEAST_AWAY = 8 * BP;

  private static final double TOUCH = 1.5 * BP;

  private final World world;
  private final SeededRandom chance;
  private final Map<Instrument, Turn> turns = new HashMap<>();

  /**
   * A wall.
   *
   * @param price the price at which it stands, before it is rounded to a tick
   * @param until the moment at which it is gone
   * @param isReached whether it goes because the price has come
   */
  record Scripted(Side side, double price, Instant from, Instant until, boolean isReached) {
    boolean standsAt(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  private record Turn(long number, Scripted wall) {}

  WallScript(World world, SeededRandom chance) {
    this.world = world;
    this.chance = chance;
  }

  /** The wall of a market at that moment; empty if there is none. */
  Optional<Scripted> at(Instrument instrument, Instant at) {
    SeededRandom own = chance.of(instrument.toString());
    if (own.at(0) >= PART_OF_MARKETS) {
      return Optional.empty();
    }
    long shift = (long) (own.at(1) * TURN.toMillis());
    long number = Math.floorDiv(at.toEpochMilli() + shift, TURN.toMillis());
    Turn turn = turns.get(instrument);
    if (turn == null || turn.number() != number) {
      Instant from = Instant.ofEpochMilli(number * TURN.toMillis() - shift).plus(PAUSE);
      turn = new Turn(number, wall(instrument, own.of("turn " + number), from));
      turns.put(instrument, turn);
    }
    return Optional.of(turn.wall()).filter(wall -> wall.standsAt(at));
  }

  private Scripted wall(Instrument instrument, SeededRandom own, Instant from) {
    Side side = own.at(0) < 0.5 ? Side.BID : Side.ASK;
    double out = side == Side.BID ? -1 : 1;
    double begin = world.price(instrument, from);
    double farthest = begin;
    for (int second = 30; second < STANDS.toSeconds(); second++) {
      double price = world.price(instrument, from.plusSeconds(second));
      farthest = out * price > out * farthest ? price : farthest;
    }
    boolean isReached = own.at(1) < 0.5 && out * (farthest / begin - 1) >= LEAST_AWAY;
    double price = isReached ? farthest * (1 - out * TOUCH) : begin * (1 + out * AWAY);
    double near = isReached ? 0 : NEAR;
    for (int second = 0; second < STANDS.toSeconds(); second++) {
      Instant at = from.plusSeconds(second);
      if (out * (price / world.price(instrument, at) - 1) <= near) {
        return new Scripted(side, price, from, at, isReached);
      }
    }
    return new Scripted(side, price, from, from.plus(STANDS), false);
  }
}
