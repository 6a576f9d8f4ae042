package io.omnidepth.board;

import io.omnidepth.market.Bands;
import io.omnidepth.market.Part;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The share of the usual size whose books go out to a price, per side. A whole side goes out to any
 * price. A book that does not count goes out to none, but its usual size belongs to the whole.
 * Excluded books and second names of a book do not. If no book usually holds anything near the mid,
 * all books with a sample weigh the same. Immutable.
 */
public final class Coverage {
  /** The distances from the reference mid at which it is told, in hundredths of a per cent. */
  public static final List<Integer> USUAL = List.of(1, 5, 10, 25, 50, 100, 200);

  /** Decimal places of a share. */
  public static final int SCALE = 4;

  /**
   * The share out to one distance.
   *
   * @param bps the distance from the reference mid, in hundredths of a per cent
   * @param share from 0 to 1, rounded down to {@value #SCALE} places
   */
  public record Told(int bps, BigDecimal share) {}

  /** The end of one book and its usual size. */
  private record End(BigDecimal price, BigDecimal size) {}

  /**
   * The books of one side.
   *
   * @param open the ends of the books that may go on beyond them, nearest first
   * @param whole the usual size of the books without an end
   * @param all the usual size of all books
   */
  private record Reaches(List<End> open, BigDecimal whole, BigDecimal all) {}

  private final Reaches bids;
  private final Reaches asks;
  private final Optional<BigDecimal> mid;

  private Coverage(Selection selection) {
    List<Selection.Entry> entries = weighed(selection);
    bids = reaches(entries, Side.BID);
    asks = reaches(entries, Side.ASK);
    mid = selection.depth().referenceMid();
  }

  /** The coverage of a selection. All its readers share it. */
  public static Coverage of(Selection selection) {
    return selection.shared(Coverage.class, Coverage::new);
  }

  /** The shares at {@link #USUAL}; none without a reference mid or a known usual size. */
  public List<Told> told(Side side) {
    Reaches of = reaches(side);
    if (mid.isEmpty() || of.all().signum() == 0) {
      return List.of();
    }
    List<Told> told = new ArrayList<>(USUAL.size());
    for (int bps : USUAL) {
      told.add(new Told(bps, share(of, side, Bands.bound(mid.get(), side, bps))));
    }
    return told;
  }

  /** The share out to a price; empty without a known usual size. */
  public Optional<BigDecimal> at(Side side, BigDecimal price) {
    Reaches of = reaches(side);
    return of.all().signum() == 0 ? Optional.empty() : Optional.of(share(of, side, price));
  }

  private Reaches reaches(Side side) {
    return side == Side.BID ? bids : asks;
  }

  private static BigDecimal share(Reaches of, Side side, BigDecimal price) {
    BigDecimal reaching = of.whole();
    for (int i = of.open().size() - 1; i >= 0; i--) {
      End end = of.open().get(i);
      if (side.compare(end.price(), price) < 0) {
        break;
      }
      reaching = reaching.add(end.size());
    }
    return reaching.compareTo(of.all()) == 0
        ? BigDecimal.ONE
        : reaching.divide(of.all(), SCALE, RoundingMode.DOWN);
  }

  /** The entries whose usual size belongs to the whole. */
  private static List<Selection.Entry> weighed(Selection selection) {
    List<Selection.Entry> weighed = new ArrayList<>(selection.entries().size());
    for (Selection.Entry entry : selection.entries()) {
      if (!entry.isLeftOut() && !entry.market().usualSize().isUnknown()) {
        weighed.add(entry);
      }
    }
    return selection.choice().convert().isEmpty() ? weighed : eachBookOnce(weighed);
  }

  /** A book that its venue has under two names weighs once, under the name that counts. */
  private static List<Selection.Entry> eachBookOnce(List<Selection.Entry> entries) {
    Set<Entries.VenueBook> books = new HashSet<>();
    List<Selection.Entry> each = new ArrayList<>(entries.size());
    for (boolean counted : List.of(true, false)) {
      for (Selection.Entry entry : entries) {
        if (entry.counted() == counted && books.add(Entries.VenueBook.of(entry.market()))) {
          each.add(entry);
        }
      }
    }
    return each;
  }

  private static Reaches reaches(List<Selection.Entry> entries, Side side) {
    boolean isThin = isThin(entries, side);
    List<End> open = new ArrayList<>(entries.size());
    BigDecimal whole = BigDecimal.ZERO;
    BigDecimal all = BigDecimal.ZERO;
    for (Selection.Entry entry : entries) {
      BigDecimal size = isThin ? BigDecimal.ONE : entry.market().usualSize().of(side);
      all = all.add(size);
      if (entry.counted()) {
        Part part = entry.part().orElseThrow();
        if (part.mayHoldMore(side)) {
          open.add(new End(part.end(side).orElseThrow(), size));
        } else {
          whole = whole.add(size);
        }
      }
    }
    open.sort(Comparator.comparing(End::price, side::compare));
    return new Reaches(open, whole, all);
  }

  /** Whether no book usually holds anything near the mid. */
  private static boolean isThin(List<Selection.Entry> entries, Side side) {
    for (Selection.Entry entry : entries) {
      if (entry.market().usualSize().of(side).signum() > 0) {
        return false;
      }
    }
    return true;
  }
}
