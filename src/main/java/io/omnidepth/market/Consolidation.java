package io.omnidepth.market;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Merges venues' books into one depth: every level of every book, at the price that its {@link
 * Pricing} makes. A side is merged when a reader needs its rows, and only as far as it needs them.
 */
public final class Consolidation {
  private Consolidation() {}

  /**
   * The depth of these books; empty if there are none. Their pricings all lead into one quote
   * asset, all with fees or all without.
   *
   * @throws IllegalArgumentException if some prices include fees and some do not
   */
  public static Depth of(List<Part> parts) {
    if (parts.stream().map(part -> part.pricing().fees()).distinct().count() > 1) {
      throw new IllegalArgumentException("some prices include fees and some do not");
    }
    return new Depth(parts);
  }

  /** One side of a book, and the place of its venue in the depth's list. */
  private record Lane(Book book, int venue, Multiplier multiplier) {}

  /**
   * The best rows of a side.
   *
   * @param atMost the most rows, above zero
   */
  static Ladder best(List<Part> parts, Side side, int atMost) {
    List<String> venues = parts.stream().map(Part::venue).distinct().toList();
    List<Lane> lanes =
        parts.stream()
            .filter(part -> part.book().levels(side) > 0)
            .map(
                part ->
                    new Lane(part.book(), venues.indexOf(part.venue()), Multiplier.of(part, side)))
            .toList();
    int priceScale = lanes.stream().mapToInt(lane -> lane.multiplier().scale()).max().orElse(0);
    int sizeScale = lanes.stream().mapToInt(lane -> lane.book().sizeScale()).max().orElse(0);
    int capacity = capacity(lanes, side, atMost);
    try {
      Rows.Narrow rows = new Rows.Narrow(side, venues, capacity);
      narrow(lanes, side, priceScale, sizeScale, atMost, rows);
      return rows.ladder(priceScale, sizeScale).best(atMost);
    } catch (ArithmeticException outgrown) {
      Rows.Wide rows = new Rows.Wide(side, venues, capacity);
      wide(lanes, side, priceScale, sizeScale, atMost, rows);
      return rows.ladder(priceScale, sizeScale).best(atMost);
    }
  }

  /** Each book has at most one level in a row, as it never repeats a price. */
  private static int capacity(List<Lane> lanes, Side side, int atMost) {
    long levels = lanes.stream().mapToLong(lane -> lane.book().levels(side)).sum();
    return Math.toIntExact(Math.min(levels, (atMost + 1L) * lanes.size()));
  }

  /** A place in one book's side, with its numbers at the depth's scales. */
  private static final class Cursor {
    private final int venue;
    private final long[] prices;
    private final long[] sizes;
    private final Multiplier multiplier;
    private final int finerPrice;
    private final int finerSize;
    private int at;
    private long price;

    Cursor(Lane lane, Side side, int priceScale, int sizeScale) {
      venue = lane.venue();
      prices = lane.book().prices(side);
      sizes = lane.book().sizes(side);
      multiplier = lane.multiplier();
      finerPrice = priceScale - multiplier.scale();
      finerSize = sizeScale - lane.book().sizeScale();
      price = priceAt(0);
    }

    private long priceAt(int i) {
      return Decimals.finer(multiplier.narrow(prices[i]), finerPrice);
    }

    long price() {
      return price;
    }

    long size() {
      return Decimals.finer(sizes[at], finerSize);
    }

    boolean next() {
      if (++at == prices.length) {
        return false;
      }
      price = priceAt(at);
      return true;
    }
  }

  private static void narrow(
      List<Lane> lanes, Side side, int priceScale, int sizeScale, int atMost, Rows.Narrow rows) {
    Comparator<Cursor> byPrice = Comparator.comparingLong(Cursor::price);
    PriorityQueue<Cursor> best =
        new PriorityQueue<>(side == Side.BID ? byPrice.reversed() : byPrice);
    lanes.forEach(lane -> best.add(new Cursor(lane, side, priceScale, sizeScale)));
    for (Cursor cursor = best.poll();
        cursor != null && rows.count() <= atMost;
        cursor = best.poll()) {
      // A book's next levels are often the next of all: stay with it while no other comes first.
      boolean more;
      do {
        rows.add(cursor.price(), cursor.venue, cursor.size());
        more = cursor.next();
      } while (more
          && rows.count() <= atMost
          && (best.isEmpty() || side.better(cursor.price(), best.peek().price())));
      if (more) {
        best.add(cursor);
      }
    }
  }

  /** Level {@code at} of a lane, its price at the depth's scale. */
  private record Place(Lane lane, int at, BigInteger price) {
    static Place of(Lane lane, int at, Side side, int priceScale) {
      BigInteger price = lane.multiplier().wide(lane.book().price(side, at));
      return new Place(lane, at, Decimals.finer(price, priceScale - lane.multiplier().scale()));
    }
  }

  private static void wide(
      List<Lane> lanes, Side side, int priceScale, int sizeScale, int atMost, Rows.Wide rows) {
    PriorityQueue<Place> best = new PriorityQueue<>((a, b) -> side.compare(a.price(), b.price()));
    lanes.forEach(lane -> best.add(Place.of(lane, 0, side, priceScale)));
    for (Place place = best.poll(); place != null && rows.count() <= atMost; place = best.poll()) {
      Book book = place.lane().book();
      BigInteger size = BigInteger.valueOf(book.size(side, place.at()));
      rows.add(
          place.price(), place.lane().venue(), Decimals.finer(size, sizeScale - book.sizeScale()));
      if (place.at() + 1 < book.levels(side)) {
        best.add(Place.of(place.lane(), place.at() + 1, side, priceScale));
      }
    }
  }
}
