package io.omnidepth.demo;

import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The made-up market: the worth of each asset at each moment. Prices move like real prices, a
 * little within a second and more within an hour. Stablecoins stay close to their dollar. The
 * values are {@code double}, because an exchange rounds them to its tick before they become prices.
 */
final class World {
  private static final Map<String, Double> COINS =
      Map.ofEntries(
          Map.entry("BTC", 83_412.0),
          Map.entry("ETH", 2_871.4),
          Map.entry("SOL", 131.7),
          Map.entry("XRP", 2.113),
          Map.entry("LTC", 86.2),
          Map.entry("DOGE", 0.1523),
          Map.entry("ADA", 0.4517),
          Map.entry("PURR", 0.1204));

  /** Each wave takes four times as long as the one before and is twice as high. */
  private static final double SHORTEST_WAVE_SECONDS = 1.3;

  private static final double LOWEST_WAVE = 0.000_07;
  private static final int WAVES = 7;

  private final SeededRandom chance;

  World(long seed) {
    chance = new SeededRandom(seed);
  }

  /** Whether that asset has a worth of its own. */
  static boolean knows(String asset) {
    return COINS.containsKey(asset) || Currency.of(asset).isPresent();
  }

  /** The usual price of the base in the quote. The price at a moment swings around it. */
  double usual(Instrument instrument) {
    return dollars(instrument.base()) / dollars(instrument.quote());
  }

  /** The price of the base in the quote at that moment. */
  double price(Instrument instrument, Instant at) {
    return usual(instrument)
        * Math.exp(swing(instrument.base(), at) - swing(instrument.quote(), at));
  }

  /**
   * The usual worth of an asset. An asset without an entry is worth between a cent and a thousand
   * dollars.
   */
  private double dollars(String asset) {
    return Optional.ofNullable(COINS.get(asset))
        .or(() -> Currency.of(asset).map(Currency::dollars))
        .orElseGet(() -> Math.pow(10, 5 * chance.of(asset).at(0) - 2));
  }

  private double swing(String asset, Instant at) {
    double seconds = at.toEpochMilli() / 1000.0;
    SeededRandom own = chance.of(asset);
    double swing = 0;
    double wave = SHORTEST_WAVE_SECONDS;
    double height = LOWEST_WAVE;
    for (int i = 0; i < WAVES; i++) {
      swing += height * own.of("wave " + i).smooth(seconds / wave);
      wave *= 4;
      height *= 2;
    }
    return swing * Currency.of(asset).map(Currency::liveliness).orElse(1.0);
  }
}
