package io.omnidepth.api.depth;

import io.omnidepth.market.Column;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The prices of a side's rows as whole numbers of a step. */
final class StepNumbers {
  private final Side side;
  private final long[] numbers;

  /**
   * The numbers of the ladder's rows.
   *
   * @param step each price is a multiple of it
   */
  StepNumbers(Ladder ladder, BigDecimal step) {
    side = ladder.side();
    numbers = new long[ladder.rows()];
    BigDecimal units = step.movePointRight(ladder.prices().scale());
    boolean isNarrow =
        ladder.prices() instanceof Column.Narrow
            && units.precision() - units.scale() < 18
            && units.stripTrailingZeros().scale() <= 0;
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] =
          isNarrow
              ? ((Column.Narrow) ladder.prices()).units(row) / units.longValueExact()
              : ladder.prices().decimal(row).divide(step, 0, RoundingMode.UNNECESSARY).longValue();
    }
  }

  /** The number of a row: its price is that many steps. */
  long of(int row) {
    return numbers[row];
  }

  /** Below zero where the row is nearer to the best price than the row of the other. */
  int compareOutwards(int row, StepNumbers other, int otherRow) {
    int byPrice = Long.compare(numbers[row], other.numbers[otherRow]);
    return side == Side.BID ? -byPrice : byPrice;
  }
}
