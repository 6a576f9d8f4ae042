package io.omnidepth.api;

import io.omnidepth.api.parameter.FlagValues;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.api.parameter.QuoteValues;
import io.omnidepth.api.parameter.VenueValues;
import io.omnidepth.api.parameter.WholeValues;
import io.omnidepth.api.parameter.WordValues;
import io.omnidepth.board.Choice;
import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of every request that is answered from a choice of books. */
public final class ChoiceParameters {
  public static final Parameter<Set<String>> VENUES =
      Parameter.of("venues", VenueValues.POLLED, "only the books of these venues count")
          .described("Only these venues' books count; all where it is left out or empty.")
          .example("one", List.of("kraken"))
          .example("two", List.of("bitstamp", "kraken"));

  public static final Parameter<Set<String>> WITHOUT =
      Parameter.of("without", VenueValues.POLLED, "the books of these venues do not count")
          .described(
              "These venues' books do not count, of all or of those that `venues` names: the depth"
                  + " as it is when they are out. They are `excluded`.")
          .example("one", List.of("kraken"))
          .example("two", List.of("bitstamp", "kraken"));

  public static final Parameter<List<String>> CONVERT =
      Parameter.of("convert", QuoteValues.WRITTEN, "the books in these quotes join, converted")
          .described(
              "Books in these quotes join, converted into the instrument's: bids by the "
                  + "rate's bid, asks by its ask, rounded down and up. `rates` has what they were "
                  + "converted by; without a fresh rate a book is `unconverted`. The books that "
                  + "it needs are polled from then on. An asset is never taken for another: 1 "
                  + "USDT is not 1 USD.")
          .example("tether", List.of("USDT"))
          .example("several", List.of("USDT", "USDC", "EUR"));

  public static final Parameter<Boolean> FEES =
      Parameter.of("fees", new FlagValues(), "the prices include each venue's taker fee")
          .described(
              "Whether each venue's taker fee is in its prices: bids lower, asks higher, the book"
                  + " that one would trade on. The reference mid stays without.")
          .example("after", true)
          .example("before", false);

  public static final Parameter<Optional<Duration>> MAX_SKEW =
      Parameter.of(
              "maxSkewMs",
              new WholeValues(0, 3_600_000).as(millis -> millis.map(Duration::ofMillis)),
              "leaves out the books that are older than the newest by more")
          .described(
              "Leaves out the books that are older than the newest by more, in " + "milliseconds.")
          .example("second", 1000)
          .example("newestAlone", 0);

  public static final Parameter<Boolean> FROZEN =
      Parameter.of("frozen", new FlagValues(), "counts frozen books too")
          .described("Whether frozen books count too.")
          .example("without", false)
          .example("with", true);

  /** Whether decimals are written as texts. */
  public static final Parameter<Boolean> NUMBERS =
      Parameter.of(
              "numbers",
              new WordValues("json", "text").as("text"::equals),
              "decimals as JSON numbers, or as strings for parsers that know only doubles")
          .described(
              "Whether decimals are JSON numbers or, for parsers that know only doubles, strings.")
          .example("json", "json")
          .example("text", "text");

  private ChoiceParameters() {}

  /** The ids of the venues that count; none for all. */
  private static Set<String> venues(Parameters given) throws Parameters.Wrong {
    Set<String> named = VENUES.of(given);
    Set<String> without = WITHOUT.of(given);
    if (without.isEmpty()) {
      return named;
    }
    Set<String> left = new TreeSet<>(named.isEmpty() ? given.venues() : named);
    left.removeAll(without);
    if (left.isEmpty()) {
      throw WITHOUT.wrong(given, "", "a list, with commas, that leaves a venue to count");
    }
    return left;
  }

  /** Reads the choice of books. */
  public static Choice choice(Instrument instrument, Parameters given) throws Parameters.Wrong {
    return new Choice(
        instrument,
        venues(given),
        MAX_SKEW.of(given),
        QuoteValues.joining(instrument, CONVERT, given),
        FEES.of(given),
        FROZEN.of(given));
  }
}
