package io.omnidepth.api.rates;

import io.omnidepth.api.ChoiceParameters;
import io.omnidepth.api.Form;
import io.omnidepth.api.parameter.AssetValues;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A request for rates.
 *
 * @param from the asset that is converted; empty for any
 * @param to the asset that it is converted into; empty for any
 */
record RatesRequest(Form form, Optional<String> from, Optional<String> to, boolean numbersAsText) {
  static final Parameter<Optional<String>> FROM =
      Parameter.of("from", new AssetValues(), "only the rates from this asset")
          .described("Only rates from this asset, one of those that polled instruments have.")
          .example("bitcoin", "BTC");

  static final Parameter<Optional<String>> TO =
      Parameter.of("to", new AssetValues(), "only the rates into this asset")
          .described("Only rates into this asset, one of those that polled instruments have.")
          .example("dollar", "USD");

  static final List<Parameter<?>> PARAMETERS = List.of(FROM, TO, ChoiceParameters.NUMBERS);

  /**
   * Reads the parameters.
   *
   * @param assets those of polled instruments
   */
  static RatesRequest read(Form form, Collection<String> assets, Parameters given)
      throws Parameters.Wrong {
    return new RatesRequest(
        form,
        asset(FROM, assets, given),
        asset(TO, assets, given),
        ChoiceParameters.NUMBERS.of(given));
  }

  private static Optional<String> asset(
      Parameter<Optional<String>> parameter, Collection<String> assets, Parameters given)
      throws Parameters.Wrong {
    Optional<String> asset = parameter.of(given);
    if (asset.isPresent() && !assets.contains(asset.get())) {
      throw parameter.wrong(
          given,
          Nearest.hint(asset.get(), assets),
          "an asset of what is polled: " + String.join(", ", assets));
    }
    return asset;
  }
}
