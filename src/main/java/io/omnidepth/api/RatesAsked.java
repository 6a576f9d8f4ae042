package io.omnidepth.api;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which rates a reader wants.
 *
 * @param from the asset that is converted; empty for any
 * @param to the asset that it is converted into; empty for any
 */
record RatesAsked(Optional<String> from, Optional<String> to, boolean numbersAsText) {
  /** The names of the parameters. */
  static final List<String> PARAMETERS = List.of("from", "to", "numbers");

  /**
   * Reads the parameters' texts.
   *
   * @param assets those there are
   */
  static RatesAsked read(Collection<String> assets, Parameters parameters) throws Parameters.Wrong {
    parameters.onlyThese(PARAMETERS);
    return new RatesAsked(
        parameters.asset("from", assets),
        parameters.asset("to", assets),
        parameters.numbersAsText());
  }
}
