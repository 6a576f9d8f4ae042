package io.omnidepth.bench;

import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Part;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The usual ways to merge books, and the bound: to read each number once. */
final class PeerMerge {
  /**
   * A row of a merged side.
   *
   * @param shares by venue
   */
  record Row(
      BigDecimal price, BigDecimal size, BigDecimal cumulative, Map<String, BigDecimal> shares) {}

  /** A row of numbers with a fixed point; the size of each venue by its place. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record FastRow(long price, long size, long cumulative, long[] shares) {}

  private record Level(BigDecimal price, BigDecimal size) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Lane(String venue, List<Level> levels, long[] prices, long[] sizes) {}

  private record Placed(long price, long size, int lane) {}

  private record Sum(BigDecimal size, Map<String, BigDecimal> shares) {}

  private final Map<Side, List<Lane>> lanes = new LinkedHashMap<>();

  PeerMerge(List<Part> parts) {
    for (Side side : Side.values()) {
      lanes.put(side, parts.stream().map(part -> lane(part, side)).toList());
    }
  }

  private static Lane lane(Part part, Side side) {
    Book book = part.book();
    List<Level> levels = new ArrayList<>();
    long[] prices = new long[book.levels(side)];
    long[] sizes = new long[prices.length];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = book.price(side, i);
      sizes[i] = book.size(side, i);
      levels.add(
          new Level(
              BigDecimal.valueOf(prices[i], book.priceScale()),
              BigDecimal.valueOf(sizes[i], book.sizeScale())));
    }
    return new Lane(part.venue(), levels, prices, sizes);
  }

  private List<Lane> lanes(Side side) {
    return lanes.getOrDefault(side, List.of());
  }

  /** By a sorted map of decimals, in groups of a step. */
  List<Row> treeMap(Side side, BigDecimal step, int rows) {
    RoundingMode against = side == Side.BID ? RoundingMode.FLOOR : RoundingMode.CEILING;
    return treeMap(side, price -> price.divide(step, 0, against).multiply(step), rows);
  }

  /** By a sorted map of decimals, ungrouped. */
  List<Row> treeMap(Side side, int rows) {
    return treeMap(side, price -> price, rows);
  }

  private interface Grouping {
    BigDecimal of(BigDecimal price);
  }

  private List<Row> treeMap(Side side, Grouping grouping, int rows) {
    Comparator<BigDecimal> rising = Comparator.naturalOrder();
    TreeMap<BigDecimal, Sum> sums = new TreeMap<>(side == Side.BID ? rising.reversed() : rising);
    for (Lane lane : lanes(side)) {
      for (Level level : lane.levels()) {
        Map<String, BigDecimal> share = new LinkedHashMap<>();
        share.put(lane.venue(), level.size());
        sums.merge(grouping.of(level.price()), new Sum(level.size(), share), PeerMerge::add);
      }
    }
    List<Row> merged = new ArrayList<>();
    BigDecimal cumulative = BigDecimal.ZERO;
    for (Map.Entry<BigDecimal, Sum> sum : sums.entrySet()) {
      if (merged.size() == rows) {
        break;
      }
      cumulative = cumulative.add(sum.getValue().size());
      merged.add(new Row(sum.getKey(), sum.getValue().size(), cumulative, sum.getValue().shares()));
    }
    return merged;
  }

  private static Sum add(Sum one, Sum other) {
    other.shares().forEach((venue, size) -> one.shares().merge(venue, size, BigDecimal::add));
    return new Sum(one.size().add(other.size()), one.shares());
  }

  /**
   * All levels in one list, sorted, in groups of a step.
   *
   * @param step in the books' price scale
   */
  List<FastRow> sorted(Side side, long step, int rows) {
    List<Lane> from = lanes(side);
    List<Placed> all = new ArrayList<>();
    for (int lane = 0; lane < from.size(); lane++) {
      Lane each = from.get(lane);
      for (int i = 0; i < each.prices().length; i++) {
        all.add(new Placed(group(side, each.prices()[i], step), each.sizes()[i], lane));
      }
    }
    Comparator<Placed> rising = Comparator.comparingLong(Placed::price);
    all.sort(side == Side.BID ? rising.reversed() : rising);
    List<FastRow> merged = new ArrayList<>();
    long cumulative = 0;
    for (int i = 0; i < all.size() && merged.size() < rows; ) {
      long price = all.get(i).price();
      long size = 0;
      long[] shares = new long[from.size()];
      for (; i < all.size() && all.get(i).price() == price; i++) {
        size += all.get(i).size();
        shares[all.get(i).lane()] += all.get(i).size();
      }
      cumulative += size;
      merged.add(new FastRow(price, size, cumulative, shares));
    }
    return merged;
  }

  private static long group(Side side, long price, long step) {
    return (side == Side.BID ? price : price + step - 1) / step * step;
  }

  /** Reads each number once. */
  long readAll() {
    long sum = 0;
    for (List<Lane> side : lanes.values()) {
      for (Lane lane : side) {
        sum += Arrays.stream(lane.prices()).sum() + Arrays.stream(lane.sizes()).sum();
      }
    }
    return sum;
  }

  /** A line for each row, for comparison; equal numbers have equal texts. */
  static List<String> lines(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                Decimals.text(row.price())
                    + " "
                    + Decimals.text(row.size())
                    + " "
                    + Decimals.text(row.cumulative())
                    + " "
                    + shares(row.shares()))
        .toList();
  }

  /** The same lines of our own rows. */
  static List<String> lines(Ladder ladder) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ladder.rows(); i++) {
      Map<String, BigDecimal> shares = new LinkedHashMap<>();
      for (Ladder.Share share : ladder.shares(i)) {
        shares.put(share.venue(), ladder.shareSizes().decimal(share.index()));
      }
      lines.add(
          Decimals.text(ladder.prices().decimal(i))
              + " "
              + Decimals.text(ladder.sizes().decimal(i))
              + " "
              + Decimals.text(ladder.cumulative().decimal(i))
              + " "
              + shares(shares));
    }
    return lines;
  }

  private static String shares(Map<String, BigDecimal> shares) {
    Map<String, String> sorted = new TreeMap<>();
    shares.forEach((venue, size) -> sorted.put(venue, Decimals.text(size)));
    return sorted.toString();
  }
}
