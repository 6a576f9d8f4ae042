package io.omnidepth.api.depth;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.market.Columns.SideColumns;
import io.omnidepth.market.Ladder;
import java.math.BigDecimal;

/**
 * The steps of one side in one flat array of three numbers each: the number of the step, or how
 * many steps further out it is than the one before; its size; its excess.
 */
final class ColumnSteps {
  private final SideColumns side;
  private final StepNumbers numbers;
  private final boolean asText;

  ColumnSteps(SideColumns side, BigDecimal step, boolean asText) {
    this.side = side;
    this.numbers = new StepNumbers(side.steps(), step);
    this.asText = asText;
  }

  /** Writes all steps. */
  void write(JsonWriter json) {
    Writer writer = new Writer(json);
    for (int row = 0; row < side.steps().rows(); row++) {
      writer.add(row);
    }
    json.endArray();
  }

  /** Writes the steps that differ from those before; size 0 if one has left. */
  void writeChanges(JsonWriter json, ColumnSteps before) {
    Ladder old = before.side.steps();
    Ladder now = side.steps();
    Writer writer = new Writer(json);
    int i = 0;
    int row = 0;
    while (i < old.rows() || row < now.rows()) {
      int order =
          i == old.rows()
              ? 1
              : row == now.rows() ? -1 : before.numbers.compareOutwards(i, numbers, row);
      if (order < 0) {
        writer.gone(before.numbers.of(i++));
      } else if (order > 0) {
        writer.add(row++);
      } else {
        if (!isSame(before.side, i++, side, row)) {
          writer.add(row);
        }
        row++;
      }
    }
    json.endArray();
  }

  /** Whether both sides have the same steps with the same numbers in them. */
  static boolean areSame(SideColumns before, SideColumns now) {
    if (before.steps().rows() != now.steps().rows()) {
      return false;
    }
    for (int row = 0; row < now.steps().rows(); row++) {
      if (before.steps().prices().compare(row, now.steps().prices(), row) != 0
          || !isSame(before, row, now, row)) {
        return false;
      }
    }
    return !RowChanges.any(before.shares(), now.shares(), true);
  }

  private static boolean isSame(SideColumns before, int i, SideColumns now, int row) {
    return before.steps().sizes().compare(i, now.steps().sizes(), row) == 0
        && before.excess().compare(i, now.excess(), row) == 0;
  }

  /** The array, while it is written. */
  private final class Writer {
    private final JsonWriter json;
    private boolean hasBegun;
    private long last;

    Writer(JsonWriter json) {
      this.json = json.beginArray();
    }

    void add(int row) {
      begin(numbers.of(row));
      json.decimal(side.steps().sizes(), row, asText);
      json.decimal(side.excess(), row, asText);
    }

    void gone(long number) {
      begin(number);
      json.decimal(0, 0, asText);
      json.decimal(0, 0, asText);
    }

    private void begin(long number) {
      json.number(hasBegun ? Math.abs(number - last) : number);
      hasBegun = true;
      last = number;
    }
  }
}
