package io.omnidepth.market;

import java.math.BigInteger;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

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
    check(parts);
    return new Depth(parts);
  }

  /**
   * The same depth, made faster than from nothing if it has much in common with a depth before.
   *
   * @throws IllegalArgumentException if some prices include fees and some do not
   */
  public static Depth after(Depth before, List<Part> parts) {
    check(parts);
    return before.next(parts);
  }

  private static void check(List<Part> parts) {
    for (Part part : parts) {
      if (part.pricing().fees() != parts.get(0).pricing().fees()) {
        throw new IllegalArgumentException("some prices include fees and some do not");
      }
    }
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
    int likely = likely(lanes, side, atMost);
    try {
      Rows.Narrow rows = new Rows.Narrow(side, venues, likely);
      narrow(lanes, side, priceScale, sizeScale, atMost, rows);
      return rows.ladder(priceScale, sizeScale).best(atMost);
    } catch (ArithmeticException outgrown) {
      WideRows rows = new WideRows(side, venues, likely);
      wide(lanes, side, priceScale, sizeScale, atMost, rows);
      return rows.ladder(priceScale, sizeScale).best(atMost);
    }
  }

  /** A merge ends with the row after the last one that counts. */
  private static int likely(List<Lane> lanes, Side side, int atMost) {
    long levels = lanes.stream().mapToLong(lane -> lane.book().levels(side)).sum();
    return Math.toIntExact(Math.min(levels, atMost + 1L));
  }

  /** A place in one book's side, with its numbers at the depth's scales. */
  private static final class Cursor {
    private final int venue;
    private final long[] prices;
    private final long[] sizes;
    private final boolean falls;
    private final Multiplier multiplier;
    private final int finerPrice;
    private final int finerSize;
    private int at;

    Cursor(Lane lane, Side side, int priceScale, int sizeScale) {
      venue = lane.venue();
      prices = lane.book().prices(side);
      sizes = lane.book().sizes(side);
      falls = side == Side.BID;
      multiplier = lane.multiplier();
      finerPrice = priceScale - multiplier.scale();
      finerSize = sizeScale - lane.book().sizeScale();
    }

    long price(int i) {
      return Decimals.finer(multiplier.narrow(prices[i]), finerPrice);
    }

    long size(int i) {
      return Decimals.finer(sizes[i], finerSize);
    }

    /** The price, which rises from level to level: that of a bid is negative. */
    long key() {
      if (at == prices.length) {
        return LoserTree.ENDED;
      }
      long price = price(at);
      if (price == LoserTree.ENDED) {
        throw new ArithmeticException("no key for " + price);
      }
      return falls ? -price : price;
    }
  }

  private static void narrow(
      List<Lane> lanes, Side side, int priceScale, int sizeScale, int atMost, Rows.Narrow rows) {
    Cursor[] cursors =
        lanes.stream()
            .map(lane -> new Cursor(lane, side, priceScale, sizeScale))
            .toArray(Cursor[]::new);
    long levels = lanes.stream().mapToLong(lane -> lane.book().levels(side)).sum();
    if (lanes.isEmpty()) {
      return;
    }
    if (levels / 2 > atMost || lanes.size() <= 2) {
      best(cursors, side, atMost, rows);
    } else {
      all(cursors, side, Math.toIntExact(levels), rows);
    }
  }

  private static void best(Cursor[] cursors, Side side, int atMost, Rows.Narrow rows) {
    LoserTree tree = new LoserTree(Stream.of(cursors).mapToLong(Cursor::key).toArray());
    while (rows.count() <= atMost) {
      int lane = tree.winner();
      long key = tree.key(lane);
      if (key == LoserTree.ENDED) {
        return;
      }
      Cursor cursor = cursors[lane];
      rows.add(side == Side.BID ? -key : key, cursor.venue, cursor.size(cursor.at));
      cursor.at++;
      tree.next(cursor.key());
    }
  }

  /** Sorts all levels at once, which costs less than a tournament if most of them are needed. */
  private static void all(Cursor[] cursors, Side side, int levels, Rows.Narrow rows) {
    long[] prices = new long[levels];
    long[] places = new long[levels];
    int count = 0;
    for (int lane = 0; lane < cursors.length; lane++) {
      for (int i = 0; i < cursors[lane].prices.length; i++) {
        prices[count] = cursors[lane].price(i);
        places[count++] = (long) lane << Integer.SIZE | i;
      }
    }
    RowSort sorted = RowSort.bestFirst(side, prices, places, count);
    prices = sorted.prices();
    places = sorted.sizes();
    for (int i = 0; i < count; i++) {
      Cursor cursor = cursors[(int) (places[i] >> Integer.SIZE)];
      rows.add(prices[i], cursor.venue, cursor.size((int) places[i]));
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
      List<Lane> lanes, Side side, int priceScale, int sizeScale, int atMost, WideRows rows) {
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
