package io.omnidepth.api.depth;

import io.omnidepth.api.ChoiceParameters;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The depth that a request or a subscription asks for.
 *
 * @param choice the books and their prices
 * @param levels the most rows a side
 * @param group a price step above zero
 * @param range per cent of the reference mid
 * @param columns the most price steps, told instead of rows; it has a range, and no group
 * @param breakdown whether each row tells the venues' shares
 * @param numbersAsText whether decimals are written as strings
 */
public record DepthQuery(
    Choice choice,
    int levels,
    Optional<BigDecimal> group,
    Optional<BigDecimal> range,
    Optional<Integer> columns,
    boolean breakdown,
    boolean numbersAsText) {

  /** The levels that are usually merged into one row, at the most. */
  private static final int LEVELS_A_ROW = 4;

  /** A query for rows. */
  public DepthQuery(
      Choice choice,
      int levels,
      Optional<BigDecimal> group,
      Optional<BigDecimal> range,
      boolean breakdown,
      boolean numbersAsText) {
    this(choice, levels, group, range, Optional.empty(), breakdown, numbersAsText);
  }

  /** The best rows of that choice as they are. */
  public static DepthQuery of(Choice choice, int levels) {
    return new DepthQuery(choice, levels, Optional.empty(), Optional.empty(), false, false);
  }

  /** Reads the parameters of a view; others are refused. */
  public static DepthQuery read(Instrument instrument, Parameters given) throws Parameters.Wrong {
    given.onlyThese(DepthParameters.ALL);
    return read(
        instrument, given, DepthParameters.LEVELS.of(given), DepthParameters.RANGE.of(given));
  }

  private static Optional<Integer> columns(Parameters given) throws Parameters.Wrong {
    Optional<Integer> columns = DepthParameters.COLUMNS.of(given);
    if (columns.isPresent()) {
      if (DepthParameters.RANGE.of(given).isEmpty()) {
        throw new Parameters.Wrong("columns", "columns needs range, in per cent");
      }
      for (Parameter<?> other : List.of(DepthParameters.GROUP, DepthParameters.LEVELS)) {
        if (given.texts().containsKey(other.name())) {
          throw new Parameters.Wrong(
              other.name(), other.name() + " does not go with columns; leave one of them out");
        }
      }
    }
    return columns;
  }

  /** Reads the parameters that all forms have in common. */
  static DepthQuery read(
      Instrument instrument, Parameters given, int levels, Optional<BigDecimal> range)
      throws Parameters.Wrong {
    return new DepthQuery(
        ChoiceParameters.choice(instrument, given).ofRounds(DepthParameters.ROUNDS.of(given)),
        levels,
        DepthParameters.GROUP.of(given),
        range,
        columns(given),
        DepthParameters.BREAKDOWN.of(given),
        ChoiceParameters.NUMBERS.of(given));
  }

  /**
   * The kind of its cost: the merge and the writing.
   *
   * @param form a name of its own for each form
   */
  public CostKind kind(String form, Snapshot snapshot) {
    long books = CostKind.levels(snapshot, choice);
    long rows = Math.min(books, mostRows());
    return CostKind.of(
        "depth "
            + form
            + group.map(step -> " grouped " + magnitude(step)).orElse("")
            + (columns.isPresent() ? " columns" : "")
            + range.map(part -> " within " + magnitude(part)).orElse("")
            + (breakdown ? " shares" : "")
            + (choice.fees() ? " fees" : "")
            + (choice.convert().isEmpty() ? "" : " converted"),
        group.isPresent() || columns.isPresent() ? books : Math.min(books, rows * LEVELS_A_ROW),
        breakdown ? 2 * rows : rows);
  }

  /** The most rows of both sides, or the most steps. */
  public long mostRows() {
    return columns.map(Integer::longValue).orElse(2L * levels);
  }

  private static int magnitude(BigDecimal number) {
    return number.precision() - number.scale();
  }

  public Instrument instrument() {
    return choice.instrument();
  }
}
