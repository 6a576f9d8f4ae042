package io.omnidepth.tool;

import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A made-up market of 16 venues: nearly 5,000 prices a side within 10 % of the middle, each with
 * levels of 2.5 venues on average (as the demo has it). Prices are whole numbers of {@link
 * #TICK_CENTS}, sizes are thousandths. At every step one venue has 150 changes a side, and
 * sometimes the middle moves.
 */
final class SoakMarket {
  static final List<Venue> VENUES = Catalog.ALL.subList(0, 16);
  static final int TICK_CENTS = 135;

  /** Just under the ungrouped rows of the page, within 10.5 % of the middle. */
  private static final int LEVELS = 4_970;

  private static final int CHANGES = 150;
  private static final int START = 64_000_00 / TICK_CENTS;

  /**
   * A price has one venue for certain, and each other venue with a chance of one in this number.
   */
  private static final int SPARSE = 10;

  /** The most prices that a level moves by. */
  private static final int STRAYS = 20;

  /** The number of empty prices between the sides. */
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

  /** Lets the next venue change its book. */
  void step() {
    answered = (answered + 1) % VENUES.size();
    if (answered == 0) {
      middle += random.nextInt(3) - 1;
    }
    touched.clear();
    for (int change = 0; change < CHANGES; change++) {
      change(-1);
      change(1);
    }
  }

  /**
   * Changes the size of a level of the venue. Every third level also moves to a price nearby, so
   * that the number of levels and their distances stay.
   */
  private void change(int outward) {
    int out = nearest(outward, near(), random.nextBoolean() ? 1 : -1);
    put(outward, out, 0);
    int moved = random.nextInt(3) > 0 ? 0 : random.nextInt(2 * STRAYS + 1) - STRAYS;
    put(outward, Math.min(LEVELS, Math.max(GAP, out + moved)), size());
  }

  private void put(int outward, int out, int size) {
    int price = middle + outward * out;
    sizes[price][answered] = size;
    touched.set(price);
  }

  /** The distance of the next level of the venue from there in a direction. */
  private int nearest(int outward, int from, int direction) {
    int out = from;
    while (out > GAP && out < LEVELS && sizes[middle + outward * out][answered] == 0) {
      out += direction;
    }
    return out;
  }

  /** The distance of a change. A shorter one is likelier. */
  private int near() {
    return GAP + (int) ((LEVELS - GAP) * Math.pow(random.nextDouble(), 2));
  }

  /** The venue that changed last. */
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

  /** The prices of the best levels of a side. */
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

  /** The size of each venue at a price, in thousandths, in the order of {@link #VENUES}. */
  int[] shares(int price) {
    return sizes[price];
  }

  /** The last price of a side. */
  int end(boolean bids) {
    return bids ? middle - LEVELS : middle + LEVELS;
  }

  /**
   * The best groups of a side, bids rounded down and asks up: the sizes of the venues, by the
   * multiple of the step. An empty group is left out.
   */
  Map<Integer, int[]> grouped(boolean bids, int stepCents, int groups) {
    Map<Integer, int[]> best = new LinkedHashMap<>();
    for (int out = GAP; out <= LEVELS; out++) {
      int price = bids ? middle - out : middle + out;
      int cents = price * TICK_CENTS;
      int group = bids ? cents / stepCents : (cents + stepCents - 1) / stepCents;
      if (total(price) > 0 && (best.size() < groups || best.containsKey(group))) {
        int[] sums = best.computeIfAbsent(group, none -> new int[VENUES.size()]);
        for (int venue = 0; venue < sums.length; venue++) {
          sums[venue] += sizes[price][venue];
        }
      }
    }
    return best;
  }

  static String priceText(long cents) {
    return plain(BigDecimal.valueOf(cents, 2));
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
