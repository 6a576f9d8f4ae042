package io.omnidepth.board;

import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the walls of one market in its own quote, book by book. A price step is a wall if it holds
 * at least {@value #BECOMES} times the usual size of its distance and at least 2 per cent of the
 * side within 100 bps, for 10 s. It ends if it holds less than {@value #STAYS} times for 10 s. A
 * wall beyond the end of its book is forgotten, as nobody knows of it.
 */
final class WallFinder {
  private static final int BECOMES = 4;
  private static final int STAYS = 2;
  private static final double LEAST_PART = 0.02;
  private static final int NEAR_BPS = 100;
  private static final int MOST_TRACKS = 64;
  private static final Duration TOLD_AFTER_THE_END = Duration.ofMinutes(5);
  private static final BigDecimal BP = BigDecimal.valueOf(1, 4);
  private static final BigInteger FIVE = BigInteger.valueOf(5);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final StepSizes sizes;
  private final UsualSteps usualBids = new UsualSteps();
  private final UsualSteps usualAsks = new UsualSteps();
  private final List<WallTrack> tracks = new ArrayList<>();
  private BigDecimal step = BigDecimal.ZERO;
  private List<Wall> walls = List.of();

  /**
   * A finder of no walls.
   *
   * @param sizes the sums of the book that is looked at; all finders of a thread share them
   */
  WallFinder(StepSizes sizes) {
    this.sizes = sizes;
  }

  /**
   * The walls that stand, and those that have ended lately. The list is a new one if one changed.
   */
  List<Wall> walls() {
    return walls;
  }

  /** Looks at a book that counts. */
  void look(Book book, Predicate<Side> isWhole, Instant now) {
    if (!book.twoSided()) {
      return;
    }
    BigDecimal mid = book.priceDecimal(Side.BID, 0).add(book.priceDecimal(Side.ASK, 0)).divide(TWO);
    follow(mid);
    side(book, Side.BID, mid, isWhole.test(Side.BID), now);
    side(book, Side.ASK, mid, isWhole.test(Side.ASK), now);
    tell(now);
  }

  /** Its book no longer counts. */
  void out(Instant now) {
    tracks.removeIf(track -> track.wall().isEmpty());
    tracks.forEach(track -> track.isOut(now));
    tell(now);
  }

  /** Forgets the walls that have ended long ago. */
  void expire(Instant now) {
    if (!walls.isEmpty()) {
      tell(now);
    }
  }

  /** The step stays until it is no longer near one bp; the walls of another step are others. */
  private void follow(BigDecimal mid) {
    BigDecimal bp = mid.multiply(BP);
    if (step.compareTo(bp.divide(TWO)) < 0 || step.compareTo(bp.multiply(TWO)) > 0) {
      step = nearest(bp);
      tracks.clear();
    }
  }

  /** The 1, 2 or 5 times a power of ten that is nearest, by its factor. */
  static BigDecimal nearest(BigDecimal size) {
    BigDecimal above = Decimals.roundStep(size);
    boolean isFive = above.stripTrailingZeros().unscaledValue().equals(FIVE);
    BigDecimal below = above.divide(isFive ? BigDecimal.valueOf(25, 1) : TWO);
    boolean isAbove = above.multiply(below).compareTo(size.multiply(size)) <= 0;
    return Decimals.stripped(isAbove ? above : below);
  }

  private void side(Book book, Side side, BigDecimal mid, boolean isWhole, Instant now) {
    if (!sizes.fill(book, side, step)) {
      return;
    }
    double unit = Math.pow(10, -book.sizeScale());
    UsualSteps usual = side == Side.BID ? usualBids : usualAsks;
    int near =
        mid.multiply(BP)
            .multiply(BigDecimal.valueOf(NEAR_BPS))
            .divide(step, 0, RoundingMode.DOWN)
            .intValue();
    int last = Math.min(sizes.told(), Math.min(near + 1, StepSizes.MOST));
    double least = LEAST_PART * sizes.sum(last);
    for (int i = 0; i < last; i++) {
      if (isStrong(i, usual, unit, least)) {
        begin(side, sizes.stepAt(i), now);
      }
    }
    tracks.removeIf(
        track ->
            track.side() == side
                && !track.hasEnded()
                && !follow(track, book, usual, unit, least, isWhole, now));
    usual.take(sizes, unit, now);
  }

  private boolean isStrong(int distance, UsualSteps usual, double unit, double least) {
    double size = sizes.size(distance);
    double known = usual.at(distance);
    return known > 0 && size >= least && size * unit >= BECOMES * known;
  }

  private void begin(Side side, long at, Instant now) {
    if (tracks.size() < MOST_TRACKS
        && tracks.stream().noneMatch(track -> !track.hasEnded() && track.is(side, at))) {
      tracks.add(new WallTrack(side, at, now));
    }
  }

  /** Whether the track goes on. */
  private boolean follow(
      WallTrack track,
      Book book,
      UsualSteps usual,
      double unit,
      double least,
      boolean isWhole,
      Instant now) {
    long distance = sizes.distanceOf(track.step());
    if (distance >= StepSizes.MOST || (distance >= sizes.told() && !isWhole)) {
      return false;
    }
    if (distance - sizes.best() <= 1) {
      track.reached();
    }
    int at = (int) Math.max(0, distance);
    long units = distance < 0 || distance >= sizes.told() ? 0 : sizes.size(at);
    BigDecimal size = BigDecimal.valueOf(units, book.sizeScale());
    if (distance >= 0 && isStrong(at, usual, unit, least)) {
      track.isStrong(step.multiply(BigDecimal.valueOf(track.step())), size, now);
    } else if (track.wall().isEmpty()) {
      return false;
    } else if (units * unit >= STAYS * usual.at(at) && units > 0) {
      track.stays();
    } else {
      track.isWeak(now);
    }
    return true;
  }

  private void tell(Instant now) {
    Instant oldest = now.minus(TOLD_AFTER_THE_END);
    tracks.removeIf(
        track ->
            track.wall().flatMap(Wall::end).filter(end -> end.at().isBefore(oldest)).isPresent());
    List<Wall> next = tracks.stream().flatMap(track -> track.wall().stream()).toList();
    if (!next.equals(walls)) {
      walls = next;
    }
  }
}
