package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The consolidated levels of all counted books, cumulative from the best price outwards, and their
 * measures. Its answers never change, and any thread may ask. All measures are of the ungrouped
 * depth, at the prices that each part's {@link Pricing} makes.
 */
public final class Depth {
  static final int MOST_ROWS = Integer.MAX_VALUE - 1;

  static final BigDecimal BPS = BigDecimal.valueOf(10_000);

  /** Decimal places of {@link #spreadBps()}. */
  public static final int BPS_SCALE = 4;

  /** Decimal places of {@link #microprice()}, or more if a price has more. */
  public static final int MICROPRICE_SCALE = 8;

  /**
   * The best rows of a side, as far as a reader needed them.
   *
   * @param whole whether there are no more
   */
  record Rows(Ladder ladder, boolean whole) {}

  private final List<Part> parts;

  private record Grid(Side side, PriceStep step) {}

  private record Reference(Optional<BigDecimal> mid) {}

  /** Readers choose steps freely, and a depth may live for long. */
  private static final int MOST_GRIDS = 32;

  private final Map<Side, Rows> merged = new ConcurrentHashMap<>();
  private final Map<Grid, GroupedSide> grouped = new ConcurrentHashMap<>();
  private final Map<Side, Optional<BigDecimal>> reaches = new ConcurrentHashMap<>();

  /** The sums of a depth before, each until it is used. */
  private final Map<Grid, GroupSum> sumsBefore;

  /** Made for the first reader that asks. */
  private volatile @Nullable Reference reference;

  Depth(List<Part> parts) {
    this(parts, Map.of());
  }

  private Depth(List<Part> parts, Map<Grid, GroupSum> sumsBefore) {
    this.parts = List.copyOf(parts);
    this.sumsBefore = new ConcurrentHashMap<>(sumsBefore);
  }

  /**
   * The depth of these parts: this one if they are the same. Any other is made faster than from
   * nothing as far as this depth has been read and has the same parts. It does not keep this depth.
   */
  Depth next(List<Part> others) {
    if (parts.equals(others)) {
      return this;
    }
    Map<Grid, GroupSum> sums = new HashMap<>();
    grouped.forEach((grid, side) -> side.sum().ifPresent(sum -> sums.put(grid, sum)));
    return new Depth(others, sums);
  }

  /** The books of the depth, in the given order. */
  public List<Part> parts() {
    return parts;
  }

  /** Whether its prices include the venues' fees. */
  public boolean fees() {
    return parts.stream().anyMatch(part -> part.pricing().fees());
  }

  /** The depth of one venue's markets alone, at the same prices; empty for an unknown venue. */
  public Depth alone(String venue) {
    return Consolidation.of(parts.stream().filter(part -> part.venue().equals(venue)).toList());
  }

  /** Every row of a side, ungrouped. */
  public Ladder ladder(Side side) {
    return rows(side, MOST_ROWS).ladder();
  }

  /** The best {@code count} rows of a side, ungrouped, or all if there are no more. */
  public Ladder ladder(Side side, int count) {
    return rows(side, count).ladder().best(count);
  }

  /**
   * The best rows of a side: {@code atLeast} or more, or all. Readers that need more and more rows
   * do not cost a merge each.
   */
  Rows rows(Side side, int atLeast) {
    Rows known = merged.get(side);
    if (known != null && (known.whole() || known.ladder().rows() >= atLeast)) {
      return known;
    }
    int most =
        known == null
            ? atLeast
            : (int) Math.max(atLeast, Math.min(2L * known.ladder().rows(), MOST_ROWS));
    Ladder more = Consolidation.best(parts, side, most);
    Rows rows = new Rows(more, more.rows() < most);
    merged.put(side, rows);
    return rows;
  }

  /**
   * The best groups of a side: more than {@code levels}, or up to {@code bound} and beyond, or all.
   *
   * @throws ArithmeticException if a number outgrows a {@code long}
   */
  Rows groups(Side side, PriceStep step, int levels, Optional<BigDecimal> bound) {
    Grid grid = new Grid(side, step);
    GroupedSide known = grouped.get(grid);
    if (known == null) {
      known = GroupedSide.none(side, step, Optional.ofNullable(sumsBefore.remove(grid)));
    }
    GroupedSide enough = known.reaching(parts, levels, bound);
    if (enough != known && (grouped.size() < MOST_GRIDS || grouped.containsKey(grid))) {
      grouped.put(grid, enough);
    }
    return new Rows(enough.ladder(), enough.isWhole());
  }

  /** The best price of a side; empty while the side is empty. */
  public Optional<BigDecimal> best(Side side) {
    Ladder ladder = ladder(side, 1);
    return ladder.isEmpty() ? Optional.empty() : Optional.of(ladder.prices().decimal(0));
  }

  /** Half of best bid plus best ask, exactly; empty while a side is empty. */
  public Optional<BigDecimal> mid() {
    return best(Side.BID).flatMap(bid -> best(Side.ASK).map(ask -> Medians.mean(bid, ask)));
  }

  /** Best ask less best bid: below zero if the depth is crossed; empty while a side is empty. */
  public Optional<BigDecimal> spread() {
    return best(Side.BID).flatMap(bid -> best(Side.ASK).map(ask -> ask.subtract(bid)));
  }

  /**
   * The spread in hundredths of a per cent of the mid, rounded up (against the reader) to {@value
   * BPS_SCALE} places.
   */
  public Optional<BigDecimal> spreadBps() {
    return spread()
        .flatMap(
            spread ->
                mid()
                    .map(mid -> spread.multiply(BPS).divide(mid, BPS_SCALE, RoundingMode.CEILING)));
  }

  /**
   * The mid weighted by the best sizes, each price by the size of the other side. It is nearer to
   * the ask if the bid size is larger. It is rounded half even to {@value #MICROPRICE_SCALE}
   * decimal places or to those of the finer best price; empty while a side is empty.
   */
  public Optional<BigDecimal> microprice() {
    Ladder bids = ladder(Side.BID, 1);
    Ladder asks = ladder(Side.ASK, 1);
    if (bids.isEmpty() || asks.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal bid = bids.prices().decimal(0);
    BigDecimal ask = asks.prices().decimal(0);
    BigDecimal bidSize = bids.sizes().decimal(0);
    BigDecimal askSize = asks.sizes().decimal(0);
    int scale = Math.max(MICROPRICE_SCALE, Math.max(Decimals.places(bid), Decimals.places(ask)));
    return Optional.of(
        bid.multiply(askSize)
            .add(ask.multiply(bidSize))
            .divide(bidSize.add(askSize), scale, RoundingMode.HALF_EVEN));
  }

  /**
   * Best bid size less best ask size, divided by their sum, from -1 to 1, rounded half even to
   * {@value Bands#IMBALANCE_SCALE} places; empty while a side is empty.
   */
  public Optional<BigDecimal> imbalance() {
    Ladder bids = ladder(Side.BID, 1);
    Ladder asks = ladder(Side.ASK, 1);
    return bids.isEmpty() || asks.isEmpty()
        ? Optional.empty()
        : Bands.imbalance(bids.sizes().decimal(0), asks.sizes().decimal(0));
  }

  /** The finest size scale of its books. */
  int sizeScale() {
    return parts.stream().mapToInt(part -> part.book().sizeScale()).max().orElse(0);
  }

  /** Whether the best bid is at or above the best ask, as it often is across venues. */
  public boolean crossed() {
    return spread().filter(spread -> spread.signum() <= 0).isPresent();
  }

  /**
   * The exact median of the two-sided parts' own mids, so that no single book moves it; empty while
   * there is no such part. The median of an even number is the mean of the middle two. The mids are
   * converted as the depth is, but have no fees, so fees do not move what is measured from it.
   */
  public Optional<BigDecimal> referenceMid() {
    Reference known = reference;
    if (known == null) {
      known =
          new Reference(Medians.of(parts.stream().flatMap(part -> part.mid().stream()).toList()));
      reference = known;
    }
    return known.mid();
  }

  /**
   * The reach of a side: the nearest end among parts whose side is not known to be whole. Up to it
   * the cumulative size is a total; beyond it the size is a floor. Empty if there is no such end.
   */
  public Optional<BigDecimal> reach(Side side) {
    return reaches.computeIfAbsent(side, this::nearestEnd);
  }

  private Optional<BigDecimal> nearestEnd(Side side) {
    return parts.stream()
        .filter(part -> part.mayHoldMore(side))
        .flatMap(part -> part.end(side).stream())
        .min(side::compare);
  }
}
