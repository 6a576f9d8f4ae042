package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges venues' books into one depth: every level of every book, none rounded, none left out. */
public final class Consolidation {
  private Consolidation() {}

  /**
   * The depth of these books, which all price the same instrument; an empty depth where there are
   * none.
   */
  public static Depth of(List<Part> parts) {
    return new Depth(parts, side(parts, Side.BID), side(parts, Side.ASK));
  }

  private static Ladder side(List<Part> parts, Side side) {
    List<String> venues = parts.stream().map(Part::venue).distinct().toList();
    int priceScale = parts.stream().mapToInt(part -> part.book().priceScale()).max().orElse(0);
    int sizeScale = parts.stream().mapToInt(part -> part.book().sizeScale()).max().orElse(0);
    int levels = parts.stream().mapToInt(part -> part.book().levels(side)).sum();
    try {
      Rows.Narrow rows = new Rows.Narrow(side, venues, levels);
      narrow(parts, side, venues, priceScale, sizeScale, rows);
      return rows.ladder(priceScale, sizeScale);
    } catch (ArithmeticException outgrown) {
      Rows.Wide rows = new Rows.Wide(side, venues, levels);
      wide(parts, side, venues, priceScale, sizeScale, rows);
      return rows.ladder(priceScale, sizeScale);
    }
  }

  /** A place in one book's side, with its numbers at the depth's scales. */
  private static final class Cursor {
    private final int venue;
    private final long[] prices;
    private final long[] sizes;
    private final int finerPrice;
    private final int finerSize;
    private int at;
    private long price;

    Cursor(Book book, Side side, int venue, int priceScale, int sizeScale) {
      this.venue = venue;
      this.prices = book.prices(side);
      this.sizes = book.sizes(side);
      this.finerPrice = priceScale - book.priceScale();
      this.finerSize = sizeScale - book.sizeScale();
      this.price = Decimals.finer(prices[0], finerPrice);
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
      price = Decimals.finer(prices[at], finerPrice);
      return true;
    }
  }

  private static void narrow(
      List<Part> parts,
      Side side,
      List<String> venues,
      int priceScale,
      int sizeScale,
      Rows.Narrow rows) {
    Comparator<Cursor> byPrice = Comparator.comparingLong(Cursor::price);
    PriorityQueue<Cursor> best =
        new PriorityQueue<>(side == Side.BID ? byPrice.reversed() : byPrice);
    for (Part part : parts) {
      if (part.book().levels(side) > 0) {
        best.add(
            new Cursor(part.book(), side, venues.indexOf(part.venue()), priceScale, sizeScale));
      }
    }
    for (Cursor cursor = best.poll(); cursor != null; cursor = best.poll()) {
      // A book's next levels are often the next of all: stay with it while nobody else comes first.
      boolean more;
      do {
        rows.add(cursor.price(), cursor.venue, cursor.size());
        more = cursor.next();
      } while (more && (best.isEmpty() || side.better(cursor.price(), best.peek().price())));
      if (more) {
        best.add(cursor);
      }
    }
  }

  private record Level(BigInteger price, int venue, BigInteger size) {}

  private static void wide(
      List<Part> parts,
      Side side,
      List<String> venues,
      int priceScale,
      int sizeScale,
      Rows.Wide rows) {
    List<Level> levels = new ArrayList<>();
    for (Part part : parts) {
      Book book = part.book();
      for (int i = 0; i < book.levels(side); i++) {
        levels.add(
            new Level(
                at(priceScale, book.price(side, i), book.priceScale()),
                venues.indexOf(part.venue()),
                at(sizeScale, book.size(side, i), book.sizeScale())));
      }
    }
    levels.sort((a, b) -> side.compare(a.price(), b.price()));
    levels.forEach(level -> rows.add(level.price(), level.venue(), level.size()));
  }

  private static BigInteger at(int scale, long units, int ownScale) {
    return new BigDecimal(BigInteger.valueOf(units), ownScale).setScale(scale).unscaledValue();
  }
}
