package io.omnidepth.board;

import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A price step of one book that may be a wall, is one, or was one. */
final class WallTrack {
  /** A wall holds enough for so long before it is one, and too little before it is none. */
  private static final Duration HOLD = Duration.ofSeconds(10);

  private static final BigDecimal TENTH = BigDecimal.valueOf(1, 1);

  private final Side side;
  private final long step;
  private final Instant since;
  private boolean isReached;
  private @Nullable Instant weakSince;
  private @Nullable Wall wall;

  WallTrack(Side side, long step, Instant since) {
    this.side = side;
    this.step = step;
    this.since = since;
  }

  boolean is(Side ofSide, long ofStep) {
    return side == ofSide && step == ofStep;
  }

  Side side() {
    return side;
  }

  long step() {
    return step;
  }

  /** The wall; empty while it is none. */
  Optional<Wall> wall() {
    return Optional.ofNullable(wall);
  }

  boolean hasEnded() {
    return wall != null && wall.end().isPresent();
  }

  /** The venue's best price has come within one step. */
  void reached() {
    isReached = true;
  }

  /** Takes in that it holds enough for a wall. */
  void isStrong(BigDecimal price, BigDecimal size, Instant now) {
    weakSince = null;
    Wall known = wall;
    boolean isNew = known == null && !now.isBefore(since.plus(HOLD));
    if (isNew || (known != null && isOther(size, known.size()))) {
      wall = new Wall(side, price, size, since, Optional.empty());
    }
  }

  private static boolean isOther(BigDecimal size, BigDecimal told) {
    return size.subtract(told).abs().compareTo(told.multiply(TENTH)) > 0;
  }

  /** Takes in that it holds enough for a wall that stands already. */
  void stays() {
    weakSince = null;
  }

  /** Takes in that it holds too little even for a wall that stands. */
  void isWeak(Instant now) {
    Instant weak = weakSince == null ? now : weakSince;
    weakSince = weak;
    if (wall != null && !now.isBefore(weak.plus(HOLD))) {
      wall = wall.ended(isReached ? Wall.Kind.REACHED : Wall.Kind.WITHDRAWN, weak);
    }
  }

  /** Its book no longer counts. */
  void isOut(Instant now) {
    if (wall != null && !hasEnded()) {
      wall = wall.ended(Wall.Kind.VENUE_OUT, now);
    }
  }
}
