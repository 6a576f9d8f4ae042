package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The slow, plain way, in BigDecimal only. */
final class Oracle {
  private Oracle() {}

  /** A level with three prices: the depth's, before fees and after fees. */
  record Level(Part part, BigDecimal price, BigDecimal before, BigDecimal after, BigDecimal size) {}

  static RoundingMode against(Side side) {
    return side == Side.BID ? RoundingMode.FLOOR : RoundingMode.CEILING;
  }

  static BigDecimal price(Part part, Side side, int i) {
    return price(part, side, i, part.pricing().fees());
  }

  static BigDecimal price(Part part, Side side, int i, boolean fees) {
    BigDecimal times = times(part, side, fees);
    BigDecimal by = by(part, side);
    int places = part.book().priceScale() + 6;
    for (BigDecimal grown = times.movePointRight(1);
        grown.compareTo(by) < 0;
        grown = grown.movePointRight(1)) {
      places++;
    }
    return Books.price(part.book(), side, i).multiply(times).divide(by, places, against(side));
  }

  private static BigDecimal times(Part part, Side side, boolean fees) {
    BigDecimal fee = fees ? part.pricing().takerFee() : BigDecimal.ZERO;
    return new BigDecimal(part.pricing().rate().of(side).numerator())
        .multiply(side == Side.BID ? BigDecimal.ONE.subtract(fee) : BigDecimal.ONE.add(fee));
  }

  private static BigDecimal by(Part part, Side side) {
    return new BigDecimal(part.pricing().rate().of(side).denominator());
  }

  /** All levels of that side, in the order in which an order takes them. */
  static List<Level> levels(List<Part> parts, Side side) {
    List<Level> levels = new ArrayList<>();
    for (Part part : parts) {
      for (int i = 0; i < part.book().levels(side); i++) {
        levels.add(
            new Level(
                part,
                price(part, side, i),
                price(part, side, i, false),
                price(part, side, i, true),
                Books.size(part.book(), side, i)));
      }
    }
    Comparator<Level> bestFirst = (a, b) -> side.compare(a.price(), b.price());
    levels.sort(
        bestFirst
            .thenComparing(Level::size, Comparator.reverseOrder())
            .thenComparing(level -> level.part().venue())
            .thenComparing(level -> level.part().instrument()));
    return levels;
  }

  /** The size of all levels whose unrounded price is at or better than this one. */
  static BigDecimal exactlyThereOrBetter(List<Part> parts, Side side, BigDecimal price) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Part part : parts) {
      BigDecimal times = times(part, side, part.pricing().fees());
      BigDecimal bound = price.multiply(by(part, side));
      for (int i = 0; i < part.book().levels(side); i++) {
        BigDecimal exact = Books.price(part.book(), side, i).multiply(times);
        if (side.compare(exact, bound) <= 0) {
          sum = sum.add(Books.size(part.book(), side, i));
        }
      }
    }
    return sum;
  }
}
