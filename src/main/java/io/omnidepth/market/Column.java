package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Decimals of one scale, one below the other: {@code long} counts if all fit, else wider ones. Its
 * answers are the same in both cases.
 */
public sealed interface Column {
  /** The count of its numbers. */
  int length();

  /** The decimal places of each number. */
  int scale();

  /** Number {@code i}, exactly. */
  BigDecimal decimal(int i);

  /** The first {@code count} numbers, in a column that holds no others. */
  Column first(int count);

  /** Appends the plain decimal of number {@code i}: no exponent, no trailing zeros. */
  void append(StringBuilder out, int i);

  /**
   * Below, at or above zero as number {@code i} of this is below, at or above {@code j} of the
   * other column.
   */
  default int compare(int i, Column other, int j) {
    return decimal(i).compareTo(other.decimal(j));
  }

  /** Counts that fit a {@code long}. */
  sealed class Narrow implements Column permits RankedShares.Sizes {
    private final long[] units;
    private final int scale;

    Narrow(long[] units, int scale) {
      this.units = units;
      this.scale = scale;
    }

    @Override
    public final int scale() {
      return scale;
    }

    @Override
    public int length() {
      return units.length;
    }

    /** Number {@code i} as a count of 10^-{@link #scale()}. */
    public long units(int i) {
      return units[i];
    }

    @Override
    public Column first(int count) {
      return count == units.length ? this : new Narrow(Arrays.copyOf(units, count), scale);
    }

    @Override
    public final BigDecimal decimal(int i) {
      return Decimals.decimal(units(i), scale);
    }

    @Override
    public final void append(StringBuilder out, int i) {
      Decimals.append(out, units(i), scale);
    }

    @Override
    public final int compare(int i, Column other, int j) {
      return other instanceof Narrow narrow && narrow.scale == scale
          ? Long.compare(units(i), narrow.units(j))
          : Column.super.compare(i, other, j);
    }
  }

  /** Counts of any size. */
  final class Wide implements Column {
    private final BigInteger[] units;
    private final int scale;

    Wide(BigInteger[] units, int scale) {
      this.units = units;
      this.scale = scale;
    }

    @Override
    public int scale() {
      return scale;
    }

    @Override
    public int length() {
      return units.length;
    }

    @Override
    public BigDecimal decimal(int i) {
      return new BigDecimal(units[i], scale);
    }

    @Override
    public Column first(int count) {
      return count == units.length ? this : new Wide(Arrays.copyOf(units, count), scale);
    }

    @Override
    public void append(StringBuilder out, int i) {
      out.append(Decimals.text(decimal(i)));
    }
  }
}
