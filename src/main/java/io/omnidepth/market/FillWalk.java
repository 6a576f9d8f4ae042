package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Takes the levels of one side of some parts, best price first. Levels with equal prices come by
 * size, the larger first, then by venue id, then by instrument. It computes prices only as far as
 * it goes.
 */
final class FillWalk {
  private static final class Cursor {
    private final Part part;
    private final Side side;
    private final Multiplier beforeFees;
    private final Multiplier afterFees;
    private final FillSum taken;
    private int at;
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal after = BigDecimal.ZERO;
    private BigDecimal size = BigDecimal.ZERO;
    private BigDecimal left = BigDecimal.ZERO;

    Cursor(Part part, Side side) {
      this.part = part;
      this.side = side;
      taken = new FillSum(side);
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

  private final List<Cursor> cursors;
  private final PriorityQueue<Cursor> next;
  private final FillSum total;

  FillWalk(List<Part> parts, Side side) {
    total = new FillSum(side);
    Comparator<Cursor> bestFirst = (a, b) -> side.compare(a.price(), b.price());
    next =
        new PriorityQueue<>(
            bestFirst
                .thenComparing(Cursor::size, Comparator.reverseOrder())
                .thenComparing(cursor -> cursor.part().venue())
                .thenComparing(cursor -> cursor.part().instrument()));
    cursors =
        parts.stream()
            .filter(part -> part.book().levels(side) > 0)
            .map(part -> new Cursor(part, side))
            .toList();
    next.addAll(cursors);
  }

  /** Whether there is no level left. */
  boolean exhausted() {
    return next.isEmpty();
  }

  /** The next level's price, in the depth's terms; only while there is one. */
  BigDecimal price() {
    return next.element().price();
  }

  /** The rest of the next level's size; only while there is one. */
  BigDecimal size() {
    return next.element().left;
  }

  /**
   * Takes a size of the next level.
   *
   * @param size above zero, not more than {@link #size()}
   */
  void take(BigDecimal size) {
    Cursor cursor = next.element();
    boolean newLevel = cursor.left.compareTo(cursor.size) == 0;
    total.add(cursor.before, cursor.after, size, newLevel);
    cursor.taken.add(cursor.before, cursor.after, size, newLevel);
    cursor.left = cursor.left.subtract(size);
    if (cursor.left.signum() == 0) {
      next.remove();
      if (cursor.next()) {
        next.add(cursor);
      }
    }
  }

  /** The whole cost; empty if nothing was taken. */
  Optional<FillCost> total() {
    return total.isEmpty() ? Optional.empty() : Optional.of(total.taken());
  }

  /** The cost by part: the larger size first, then by venue id, then by instrument. */
  List<FillCost.Share> shares() {
    Comparator<FillCost.Share> bySize = Comparator.comparing(share -> share.taken().size());
    return cursors.stream()
        .filter(cursor -> !cursor.taken.isEmpty())
        .map(cursor -> new FillCost.Share(cursor.part, cursor.taken.taken()))
        .sorted(
            bySize
                .reversed()
                .thenComparing(share -> share.part().venue())
                .thenComparing(share -> share.part().instrument()))
        .toList();
  }
}
