package io.omnidepth.demo;

import io.omnidepth.market.Book;
import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.BookBuilder.RepeatedPrice;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes up the books of one exchange. Levels are one tick apart near the best price and further
 * apart away from it. Each level lives for a while and then changes its size. The exchange has a
 * price of its own, which stays near the world's price.
 */
final class BookMaker {
  private static final double OWN_WAVE_SECONDS = 11;
  private static final double OWN_WAVE = 0.000_08;
  private static final double BP = 0.0001;
  private static final double FAR_LEVELS = 0.04;
  private static final long FAR_SECONDS = 5;
  private static final double PRESENT = 0.8;
  private static final double USUAL_DOLLARS = 2_500;
  private static final double USUAL_CURRENCY_DOLLARS = 40_000;
  private static final long LONGEST_LIFE_MILLIS = 30_000;
  private static final long SHORTEST_LIFE_MILLIS = 400;

  /** Sizes are spread evenly around the usual one, so that only the script makes walls. */
  private static final double LEAST_SIZE = 0.4;

  private final World world;
  private final Traits traits;
  private final SeededRandom chance;
  private final boolean toItsEnd;
  private final WallScript walls;

  /**
   * @param chance the exchange's own random numbers
   * @param toItsEnd whether the exchange sends whole books; their number of levels is not round
   */
  BookMaker(World world, Traits traits, SeededRandom chance, boolean toItsEnd) {
    this.world = world;
    this.traits = traits;
    this.chance = chance;
    this.toItsEnd = toItsEnd;
    walls = new WallScript(world, chance.of("walls"));
  }

  /**
   * The exchange's book at that moment.
   *
   * @param atMost the maximum number of levels a side
   */
  Book book(Instrument instrument, Instant at, int atMost) {
    SeededRandom own = chance.of(instrument.toString());
    Tick tick = tickOf(instrument);
    double seconds = at.toEpochMilli() / 1000.0;
    double middle =
        world.price(instrument, at)
            * (1 + OWN_WAVE * own.of("own").smooth(seconds / OWN_WAVE_SECONDS))
            / tick.size();
    double half = middle * traits.spread(instrument) * BP / 2;
    BookBuilder builder = new BookBuilder(RepeatedPrice.LAST_WINS);
    long bid = (long) Math.floor(middle - half);
    long ask = Math.max(bid + 1, (long) Math.ceil(middle + half));
    int most = traits.levels(instrument);
    Maker maker =
        new Maker(
            builder,
            tick,
            own,
            at.toEpochMilli(),
            usualDollars(instrument) / dollars(instrument),
            traits.sizeDecimals(dollars(instrument)),
            traits.dense(instrument),
            walls.at(instrument, at).map(wall -> inTicks(wall, tick, middle)));
    maker.side(Side.BID, bid, Math.min(atMost, count(Side.BID, most, own, at)));
    maker.side(Side.ASK, ask, Math.min(atMost, count(Side.ASK, most, own, at)));
    if (traits.junk() && atMost >= most) {
      maker.junk();
    }
    if (builder.build() instanceof BookBuilder.Result.Built built) {
      return built.book();
    }
    throw new AssertionError("a book of " + instrument + " that cannot be right");
  }

  /** A wall stands in the middle of a price step, so that no shift of the levels moves it. */
  private static Maker.Wall inTicks(WallScript.Scripted wall, Tick tick, double middle) {
    double bp = Math.max(1, middle * BP);
    double power = Math.pow(10, Math.floor(Math.log10(bp)));
    double step =
        Math.max(
            1, (bp < power * 1.5 ? 1 : bp < power * 3.2 ? 2 : bp < power * 7 ? 5 : 10) * power);
    long at = (long) ((Math.floor(wall.price() / tick.size() / step) + 0.5) * step);
    return new Maker.Wall(wall.side(), at, step);
  }

  /** The number of levels of a side. Some levels at the far end come and go. */
  private int count(Side side, int most, SeededRandom own, Instant at) {
    double gone = own.of("far " + side).at(at.getEpochSecond() / FAR_SECONDS);
    return toItsEnd ? most - (int) (most * FAR_LEVELS * gone) : most;
  }

  /** The step between the prices of that market's books. */
  BigDecimal tick(Instrument instrument) {
    Tick tick = tickOf(instrument);
    return BigDecimal.valueOf(tick.units(), tick.scale());
  }

  /** The step between the sizes of that market's books. */
  BigDecimal lot(Instrument instrument) {
    return BigDecimal.ONE.movePointLeft(traits.sizeDecimals(dollars(instrument)));
  }

  private Tick tickOf(Instrument instrument) {
    return Tick.of(world.usual(instrument), traits.priceDigits(instrument));
  }

  private double usualDollars(Instrument instrument) {
    return traits.ofCurrency(instrument) ? USUAL_CURRENCY_DOLLARS : USUAL_DOLLARS;
  }

  private double dollars(Instrument instrument) {
    return world.usual(new Instrument(instrument.base(), "USD"));
  }

  /**
   * The step between prices.
   *
   * @param units the step in units of 10^-scale
   */
  private record Tick(long units, int scale) {
    static Tick of(double price, int digits) {
      int places = digits - 1 - (int) Math.floor(Math.log10(price));
      return places >= 0 ? new Tick(1, places) : new Tick((long) Math.pow(10, -places), 0);
    }

    double size() {
      return units / Math.pow(10, scale);
    }
  }

  private static final class Maker {
    private static final double TIMES = 30;

    /**
     * A wall.
     *
     * @param at its price in ticks
     * @param step a price step in ticks, of whose usual size it holds a multiple
     */
    record Wall(Side side, long at, double step) {
      boolean isBetween(Side ofSide, long inner, long outer) {
        return side == ofSide
            && (side == Side.BID ? outer <= at && at < inner : inner < at && at <= outer);
      }
    }

    private final BookBuilder builder;
    private final Tick tick;
    private final SeededRandom own;
    private final long now;
    private final double usualSize;
    private final int sizeDecimals;
    private final int dense;
    private final Optional<Wall> wall;

    Maker(
        BookBuilder builder,
        Tick tick,
        SeededRandom own,
        long now,
        double usualSize,
        int sizeDecimals,
        int dense,
        Optional<Wall> wall) {
      this.wall = wall;
      this.dense = dense;
      this.builder = builder;
      this.tick = tick;
      this.own = own;
      this.now = now;
      this.usualSize = usualSize;
      this.sizeDecimals = sizeDecimals;
    }

    /** Adds the levels of a side from the best price outwards, in ticks. */
    void side(Side side, long best, int levels) {
      SeededRandom chances = own.of(side.toString());
      long at = best;
      long inner = best;
      for (int i = 0; i < levels && at > 0; i++) {
        level(side, chances, inner, at, best);
        inner = at;
        do {
          at = next(side, at, Math.abs(at - best));
        } while (at > 0 && chances.at(at) > PRESENT);
      }
    }

    /** The next price outwards on a grid that is coarser the further away it is. */
    private long next(Side side, long at, long away) {
      long step = 1;
      for (int i = 0; step * 2 <= away / dense; i++) {
        step = i % 3 == 1 ? step / 2 * 5 : step * 2;
      }
      return side == Side.BID
          ? Math.floorDiv(at - 1, step) * step
          : Math.floorDiv(at + step, step) * step;
    }

    private void level(Side side, SeededRandom chances, long inner, long at, long best) {
      double far = 1 + Math.abs(at - best) / (double) dense;
      long life =
          SHORTEST_LIFE_MILLIS
              + (long) (LONGEST_LIFE_MILLIS * Math.pow(chances.at(at, 1), 3) * Math.min(1, far));
      double chance = chances.at(at, 2 + now / life);
      double size = usualSize * Math.sqrt(far) * (LEAST_SIZE + 2 * (1 - LEAST_SIZE) * chance);
      if (wall.filter(one -> one.isBetween(side, inner, at)).isPresent()) {
        double levels = Math.max(1, wall.get().step() / Math.max(1, Math.abs(at - inner)));
        size = TIMES * levels * usualSize * Math.sqrt(far);
      }
      long units = Math.max(1, Math.round(size * Math.pow(10, sizeDecimals)));
      builder.add(side, at * tick.units(), tick.scale(), units, sizeDecimals);
    }

    /** A bid at the least price and an ask at a hundred thousand times the usual. */
    void junk() {
      builder.add(Side.BID, tick.units(), tick.scale(), 1_234, 0);
      builder.add(Side.ASK, tick.units() * 1_000_000_000_000L, tick.scale(), 15, 3);
    }
  }
}
