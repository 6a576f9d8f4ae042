package io.omnidepth.it;

import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A made-up market of 16 venues: more than 5,000 prices a side within 10 % of the middle, each with
 * levels of 2.5 venues on average (as the demo has it). Prices are whole numbers of {@link
 * #TICK_CENTS}, sizes are thousandths. At every step one venue answers anew, changed at 200 prices
 * a side, and sometimes the middle moves.
 */
final class SoakMarket {
  static final List<Venue> VENUES = Catalog.ALL.subList(0, 16);
  static final int TICK_CENTS = 120;

  private static final int LEVELS = 5_600;
  private static final int CHANGES = 200;
  private static final int START = 64_000_00 / TICK_CENTS;

  /** A price has one venue for certain and each other one with a chance of one in so many. */
  private static final int SPARSE = 10;

  /** Between the sides there is nothing for so many prices. */
  private static final int GAP = 2;

  private final Random random = new Random(5);
  private final int[][] sizes = new int[2 * START][VENUES.size()];
  private final BitSet touched = new BitSet();
  private int middle = START;
  private int answered;

  SoakMarket() {
    for (int[] at : sizes) {
      at[random.nextInt(at.length)] = size();
      for (int venue = 0; venue < at.length; venue++) {
        if (random.nextInt(SPARSE) == 0) {
          at[venue] = size();
        }
      }
    }
  }

  private int size() {
    return 1 + random.nextInt(random.nextInt(50) == 0 ? 20_000 : 2_000);
  }

  /** The next venue answers anew. */
  void step() {
    answered = (answered + 1) % VENUES.size();
    if (answered == 0) {
      middle += random.nextInt(3) - 1;
    }
    touched.clear();
    for (int change = 0; change < CHANGES; change++) {
      resize(middle - GAP - near());
      resize(middle + GAP + near());
    }
  }

  /** How far out something changes: nearer is likelier. */
  private int near() {
    return (int) (LEVELS * Math.pow(random.nextDouble(), 2));
  }

  /** Of the changes a third takes a level away. */
  private void resize(int price) {
    sizes[price][answered] = random.nextInt(3) > 0 ? size() : 0;
    touched.set(price);
  }

  /** The venue that has answered last. */
  Venue answered() {
    return VENUES.get(answered);
  }

  /** The prices at which the last step changed something. */
  BitSet touched() {
    return touched;
  }

  int middle() {
    return middle;
  }

  /** The prices of the best so many levels of a side. */
  BitSet best(boolean bids, int levels) {
    BitSet best = new BitSet();
    for (int out = GAP, found = 0; out <= LEVELS && found < levels; out++) {
      int price = bids ? middle - out : middle + out;
      if (total(price) > 0) {
        best.set(price);
        found++;
      }
    }
    return best;
  }

  int total(int price) {
    int total = 0;
    for (int size : sizes[price]) {
      total += size;
    }
    return total;
  }

  /** What each venue has there, in thousandths, in the order of {@link #VENUES}. */
  int[] shares(int price) {
    return sizes[price];
  }

  /** The last price of a side. */
  int end(boolean bids) {
    return bids ? middle - LEVELS : middle + LEVELS;
  }

  static String priceText(long price) {
    return plain(BigDecimal.valueOf(price * TICK_CENTS, 2));
  }

  static String sizeText(long size) {
    return plain(BigDecimal.valueOf(size, 3));
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  static String spelled(Venue venue) {
    return venue.id().toUpperCase(Locale.ROOT) + "-BTCUSD";
  }
}
