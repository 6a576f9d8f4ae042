package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.market.Instrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Which depth a reader wants to see, of {@code GET /depth} and of a subscription alike.
 *
 * @param choice which books, at which prices
 * @param levels rows a side at the most
 * @param group price step, above zero
 * @param range per cent of the reference mid
 * @param breakdown whether each row tells the venues' shares
 * @param numbersAsText whether decimals are written as strings
 */
record DepthQuery(
    Choice choice,
    int levels,
    Optional<BigDecimal> group,
    Optional<BigDecimal> range,
    boolean breakdown,
    boolean numbersAsText) {

  /** The names of the parameters. */
  static final List<String> PARAMETERS =
      List.of(
          "levels",
          "group",
          "range",
          "venues",
          "convert",
          "fees",
          "breakdown",
          "maxSkewMs",
          "numbers");

  static final int USUAL_LEVELS = 100;
  static final int MOST_LEVELS = 5_000;
  private static final BigDecimal MOST_RANGE = BigDecimal.valueOf(1_000);

  /** The best rows of that choice as they are. */
  static DepthQuery of(Choice choice, int levels) {
    return new DepthQuery(choice, levels, Optional.empty(), Optional.empty(), false, false);
  }

  /** Reads the parameters' texts. */
  static DepthQuery read(Instrument instrument, Parameters parameters) throws Parameters.Wrong {
    parameters.onlyThese(PARAMETERS);
    return new DepthQuery(
        parameters.choice(instrument),
        parameters.whole("levels", 1, MOST_LEVELS).map(Long::intValue).orElse(USUAL_LEVELS),
        parameters.positive("group", Optional.empty()),
        parameters.positive("range", Optional.of(MOST_RANGE)),
        parameters.oneOf("breakdown", "false", "true").equals("true"),
        parameters.numbersAsText());
  }

  Instrument instrument() {
    return choice.instrument();
  }
}
