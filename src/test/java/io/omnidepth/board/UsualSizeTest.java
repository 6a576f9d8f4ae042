package io.omnidepth.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.NearSize;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UsualSizeTest {
  /** It keeps every sample with its step, and looks at all of them. */
  private static final class Twin {
    private record Sample(long step, BigDecimal bid, BigDecimal ask) {}

    private final List<Sample> samples = new ArrayList<>();

    void add(NearSize size, Instant at) {
      samples.add(new Sample(at.getEpochSecond() / 10, digits(size.bid()), digits(size.ask())));
    }

    private static BigDecimal digits(BigDecimal size) {
      return size.round(new MathContext(7, RoundingMode.DOWN));
    }

    BigDecimal usual(Side side) {
      Sample last = samples.get(samples.size() - 1);
      List<Sample> kept =
          samples.stream().filter(sample -> sample.step() > last.step() - 90).toList();
      List<BigDecimal> sizes =
          kept.stream().map(one -> side == Side.BID ? one.bid() : one.ask()).sorted().toList();
      if (kept.get(0).step() > last.step() - 6) {
        return side == Side.BID ? last.bid() : last.ask();
      }
      return sizes
          .get((sizes.size() - 1) / 2)
          .add(sizes.get(sizes.size() / 2))
          .divide(BigDecimal.valueOf(2));
    }
  }

  private static BigDecimal size(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> BigDecimal.ZERO;
      case 1 -> BigDecimal.valueOf(random.nextLong() >>> 1, random.nextInt(65));
      case 2 -> BigDecimal.valueOf(Long.MAX_VALUE).multiply(BigDecimal.valueOf(5_000));
      default -> BigDecimal.valueOf(1 + random.nextInt(900), random.nextInt(5));
    };
  }

  @Property(tries = 300)
  void itIsTheMedianOfTheSamplesThatATwinKeeps(@ForAll long seed) {
    Random random = new Random(seed);
    UsualSize usual = UsualSize.NONE;
    Twin twin = new Twin();
    Instant now = Reports.START.plusMillis(random.nextInt(10_000));
    for (int i = 0; i < 250; i++) {
      if (usual.isDue(now)) {
        NearSize size = new NearSize(size(random), size(random));
        usual = usual.with(size, now);
        twin.add(size, now);
        for (Side side : Side.values()) {
          assertEquals(0, twin.usual(side).compareTo(usual.of(side)), side + " at " + now);
        }
      }
      long pause = random.nextInt(20) == 0 ? 10_000L * random.nextInt(100) : random.nextInt(15_000);
      now = now.plusMillis(pause);
    }
  }

  private static NearSize of(int bid) {
    return new NearSize(BigDecimal.valueOf(bid), BigDecimal.ONE);
  }

  @Test
  void withinTheFirstMinuteItIsThePresentSize() {
    UsualSize usual = UsualSize.NONE;
    for (int i = 0; i < 6; i++) {
      usual = usual.with(of(10 + i), Reports.START.plusSeconds(10L * i));
      assertEquals(BigDecimal.valueOf(10 + i), usual.of(Side.BID));
    }
    usual = usual.with(of(100), Reports.START.plusSeconds(60));
    assertEquals(BigDecimal.valueOf(13), usual.of(Side.BID));
  }

  @Test
  void aSampleIsDueOnceInTenSeconds() {
    UsualSize usual = UsualSize.NONE.with(of(1), Reports.START);
    assertFalse(usual.isDue(Reports.START.plusMillis(9_999)));
    assertTrue(usual.isDue(Reports.START.plusSeconds(10)));
    assertTrue(UsualSize.NONE.isDue(Reports.START));
  }
}
