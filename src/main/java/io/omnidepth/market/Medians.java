package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The middle of some numbers. */
public final class Medians {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Medians() {}

  /** The exact median; the mean of the middle two if their number is even; empty for no numbers. */
  static Optional<BigDecimal> of(List<BigDecimal> numbers) {
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    List<BigDecimal> sorted = numbers.stream().sorted().toList();
    BigDecimal upper = sorted.get(sorted.size() / 2);
    BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
    return Optional.of(mean(lower, upper));
  }

  /** Half of the sum, exactly. */
  public static BigDecimal mean(BigDecimal one, BigDecimal other) {
    return one.add(other).divide(TWO);
  }
}
