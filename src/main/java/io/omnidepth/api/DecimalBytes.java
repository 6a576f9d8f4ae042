package io.omnidepth.api;

import io.omnidepth.market.Column;
import io.omnidepth.market.Decimals;
import io.omnidepth.text.Utf8Bytes;
import java.math.BigDecimal;

/** Appends the plain decimals of columns: no exponent, no trailing zeros. */
public final class DecimalBytes {
  /** Each number of so many digits is a {@code long}. */
  private static final int MOST_DIGITS = 18;

  private DecimalBytes() {}

  /** Appends number {@code i}. */
  public static void append(Utf8Bytes out, Column column, int i) {
    if (column instanceof Column.Narrow narrow) {
      out.decimal(narrow.units(i), narrow.scale());
    } else {
      append(out, column.decimal(i));
    }
  }

  static void append(Utf8Bytes out, BigDecimal number) {
    if (number.scale() >= 0 && number.precision() <= MOST_DIGITS) {
      out.decimal(number.unscaledValue().longValue(), number.scale());
    } else {
      out.text(Decimals.text(number));
    }
  }

  /**
   * Appends number {@code i} of both columns between brackets.
   *
   * @return false, with nothing appended, if a number needs another way
   */
  static boolean pair(Utf8Bytes out, boolean comma, Column first, Column second, int i) {
    return first instanceof Column.Narrow one
        && second instanceof Column.Narrow other
        && out.pair(comma, one.units(i), one.scale(), other.units(i), other.scale());
  }

  /** The same for three columns. */
  static boolean triple(
      Utf8Bytes out, boolean comma, Column first, Column second, Column third, int i) {
    return first instanceof Column.Narrow one
        && second instanceof Column.Narrow other
        && third instanceof Column.Narrow last
        && out.triple(
            comma,
            one.units(i),
            one.scale(),
            other.units(i),
            other.scale(),
            last.units(i),
            last.scale());
  }
}
