package io.omnidepth.api.rates;

import io.omnidepth.api.Form;
import io.omnidepth.api.Parameters;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which rates a reader wants.
 *
 * @param from the asset that is converted; empty for any
 * @param to the asset that it is converted into; empty for any
 */
public record RatesRequest(
    Form form, Optional<String> from, Optional<String> to, boolean numbersAsText) {
  /** The names of the parameters. */
  public static final List<String> PARAMETERS = List.of("from", "to", "numbers");

  /**
   * Reads the parameters' texts.
   *
   * @param assets those there are
   */
  public static RatesRequest read(Form form, Collection<String> assets, Parameters parameters)
      throws Parameters.Wrong {
    parameters.onlyThese(PARAMETERS);
    return new RatesRequest(
        form,
        parameters.asset("from", assets),
        parameters.asset("to", assets),
        parameters.numbersAsText());
  }
}
