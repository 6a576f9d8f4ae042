package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Takes the levels of some parts' one side, best price first; of equal prices the larger size
 * first, then by venue id, then by instrument. Prices are looked at only as far as it goes.
 */
final class Taking {
  private static final class Cursor {
    private final Part part;
    private final Side side;
    private final Multiplier beforeFees;
    private final Multiplier afterFees;
    private int at;
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal after = BigDecimal.ZERO;
    private BigDecimal size = BigDecimal.ZERO;
    private BigDecimal left = BigDecimal.ZERO;

    Cursor(Part part, Side side) {
      this.part = part;
      this.side = side;
      beforeFees = Multiplier.of(part.at(part.pricing().withFees(false)), side);
      afterFees = Multiplier.of(part.at(part.pricing().withFees(true)), side);
      look();
    }

    private void look() {
      long price = part.book().price(side, at);
      before = beforeFees.decimal(price);
      after = afterFees.decimal(price);
      size = part.book().sizeDecimal(side, at);
      left = size;
    }

    boolean next() {
      if (++at == part.book().levels(side)) {
        return false;
      }
      look();
      return true;
    }

    BigDecimal price() {
      return part.pricing().fees() ? after : before;
    }

    BigDecimal size() {
      return size;
    }

    Part part() {
      return part;
    }
  }

  private final Side side;
  private final PriorityQueue<Cursor> next;
  private final Tally total;
  private final Map<Part, Tally> shares = new LinkedHashMap<>();

  Taking(List<Part> parts, Side side) {
    this.side = side;
    total = new Tally(side);
    Comparator<Cursor> bestFirst = (a, b) -> side.compare(a.price(), b.price());
    next =
        new PriorityQueue<>(
            bestFirst
                .thenComparing(Cursor::size, Comparator.reverseOrder())
                .thenComparing(cursor -> cursor.part().venue())
                .thenComparing(cursor -> cursor.part().instrument()));
    parts.stream()
        .filter(part -> part.book().levels(side) > 0)
        .forEach(part -> next.add(new Cursor(part, side)));
  }

  /** Whether there is no level left. */
  boolean exhausted() {
    return next.isEmpty();
  }

  /** The next level's price, in the depth's terms; wants one to be left. */
  BigDecimal price() {
    return next.element().price();
  }

  /** What is left of the next level; wants one to be left. */
  BigDecimal size() {
    return next.element().left;
  }

  /**
   * Takes of the next level.
   *
   * @param size above zero, not more than {@link #size()}
   */
  void take(BigDecimal size) {
    Cursor cursor = next.element();
    boolean newLevel = cursor.left.compareTo(cursor.size) == 0;
    total.add(cursor.before, cursor.after, size, newLevel);
    shares
        .computeIfAbsent(cursor.part, part -> new Tally(side))
        .add(cursor.before, cursor.after, size, newLevel);
    cursor.left = cursor.left.subtract(size);
    if (cursor.left.signum() == 0) {
      next.remove();
      if (cursor.next()) {
        next.add(cursor);
      }
    }
  }

  /** What was taken in all; empty where nothing was. */
  Optional<Taken> total() {
    return total.isEmpty() ? Optional.empty() : Optional.of(total.taken());
  }

  /** What was taken of each part: the larger size first, then by venue id, then by instrument. */
  List<Taken.Share> shares() {
    Comparator<Taken.Share> bySize = Comparator.comparing(share -> share.taken().size());
    return shares.entrySet().stream()
        .map(share -> new Taken.Share(share.getKey(), share.getValue().taken()))
        .sorted(
            bySize
                .reversed()
                .thenComparing(share -> share.part().venue())
                .thenComparing(share -> share.part().instrument()))
        .toList();
  }
}
