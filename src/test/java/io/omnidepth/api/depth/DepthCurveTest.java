package io.omnidepth.api.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Consolidation;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Part;
import io.omnidepth.market.Pricing;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DepthCurveTest {
  private static final Pattern STEP = Pattern.compile("([MHV])(-?[0-9.]+)(?:,(-?[0-9.]+))?");
  private static final double EPSILON = 1e-7;

  /** A step up: from {@code x} outwards the curve is at {@code y}. */
  private record Step(double x, double y) {}

  private static List<Step> steps(String path) {
    List<Step> steps = new ArrayList<>();
    double x = 0;
    Matcher matcher = STEP.matcher(path);
    while (matcher.find()) {
      double number = Double.parseDouble(matcher.group(2));
      if (matcher.group(1).equals("V")) {
        steps.add(new Step(x, number));
      } else {
        x = number;
      }
    }
    return steps.isEmpty() ? steps : steps.subList(0, steps.size() - 1);
  }

  private static Ladder ladder(Side side, List<String> rows) {
    List<String> other = List.of(side == Side.BID ? "1000000000 1" : "0.000001 1");
    Book book = side == Side.BID ? Books.of(rows, other) : Books.of(other, rows);
    return Consolidation.of(
            List.of(
                new Part("aa", new Instrument("BTC", "USD"), book, false, false, Pricing.AS_SENT)))
        .ladder(side);
  }

  private static Axis axis(String low, String high, double from, double to) {
    return new Axis(new BigDecimal(low), new BigDecimal(high), from, to);
  }

  @Property(tries = 500)
  void neverShowsMoreThanIsThereAtAPrice(
      @ForAll Side side,
      @ForAll @Size(min = 1, max = 400) List<@IntRange(min = 1, max = 300_000) Integer> prices,
      @ForAll @IntRange(min = 1, max = 1_000) int size,
      @ForAll @IntRange(min = 3, max = 700) int width) {
    Ladder ladder =
        ladder(
            side,
            prices.stream().distinct().map(price -> price + ".7 " + price % size + ".01").toList());
    Axis across = axis("0", "200000", 40, 40 + width);
    int rows = DepthCurve.onAxis(ladder, across);
    Axis upright =
        new Axis(BigDecimal.ZERO, ladder.cumulative().decimal(ladder.rows() - 1), 500.25, 60.5);
    List<Step> steps = steps(DepthCurve.of(ladder, across, upright, false));
    for (Step step : steps) {
      double there =
          IntStream.range(0, rows)
              .filter(i -> isAt(side, across.at(ladder.prices().decimal(i)), step.x()))
              .mapToObj(i -> upright.at(ladder.cumulative().decimal(i)))
              .min(Double::compare)
              .orElse(upright.from());
      assertTrue(step.y() >= there - EPSILON, step + " above " + there);
    }
    assertEquals(rows == 0, steps.isEmpty());
    if (rows > 0) {
      double sum = upright.at(ladder.cumulative().decimal(rows - 1));
      assertEquals(sum, steps.get(steps.size() - 1).y(), 0.0101);
    }
    long offPlot =
        IntStream.range(0, rows).filter(i -> !across.holds(ladder.prices().decimal(i))).count();
    assertTrue(steps.size() <= width + 1 + offPlot, steps.size() + " steps");
  }

  private static boolean isAt(Side side, double row, double x) {
    return side == Side.BID ? row >= x - EPSILON : row <= x + EPSILON;
  }

  @Test
  void stepsAreWhereThePricesAre() {
    Axis prices = axis("90", "110", 0, 200);
    Axis sizes = axis("0", "10", 100, 0);
    assertEquals(
        "M100,109V90H120V50H209V109",
        DepthCurve.of(ladder(Side.ASK, List.of("100 1", "102 4", "111 7")), prices, sizes, false));
    assertEquals(
        "M90,109V90H70V50H70V109",
        DepthCurve.of(ladder(Side.BID, List.of("99 1", "97 4")), prices, sizes, true));
    assertEquals("", DepthCurve.of(ladder(Side.BID, List.of("80 1")), prices, sizes, false));
  }

  @Test
  void ticksAreOneTwoOrFiveTimesAPowerOfTen() {
    assertEquals("[0, 2, 4, 6, 8, 10]", numbers(axis("0", "10", 0, 1).ticks(5)));
    assertEquals("[0, 5, 10]", numbers(axis("0", "10", 0, 1).ticks(4)));
    assertEquals("[83000, 83500, 84000]", numbers(axis("82999.5", "84001", 0, 1).ticks(3)));
    assertEquals(
        "[0.0000012, 0.0000013]", numbers(axis("0.00000111", "0.000001391", 0, 1).ticks(3)));
    assertEquals("[120000000000]", numbers(axis("119999999999", "120000000008", 0, 1).ticks(1)));
  }

  private static String numbers(List<BigDecimal> ticks) {
    return ticks.stream().map(tick -> tick.stripTrailingZeros().toPlainString()).toList() + "";
  }
}
