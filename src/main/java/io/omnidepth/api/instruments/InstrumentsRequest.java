package io.omnidepth.api.instruments;

import io.omnidepth.api.Basis;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.parameter.FlagValues;
import io.omnidepth.api.parameter.Match;
import io.omnidepth.api.parameter.MatchValues;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.api.parameter.WholeValues;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request for the list of instruments.
 *
 * @param polled whether it lists polled instruments alone
 * @param brief whether it leaves out the venues of each
 * @param limit the most instruments
 */
record InstrumentsRequest(Form form, Match match, boolean polled, boolean brief, int limit) {
  static final Parameter<Match> MATCH =
      Parameter.of(
              "match",
              new MatchValues().as(match -> match.orElse(Match.ALL)),
              "only the instruments of this pattern; without a dash, a part of either asset")
          .described(
              "Only the instruments of this pattern, in either letter case, with `*` for "
                  + "any letters before or after. Without a dash, either asset or the two in one "
                  + "word (`BTCUSD`) may match: `*btc*` finds every name with `BTC` in it.")
          .example("base", "BTC-*")
          .example("quote", "*-USD*")
          .example("part", "*btc*")
          .example("word", "btcu*")
          .example("all", "*");

  static final Parameter<Boolean> POLLED =
      Parameter.of("polled", new FlagValues(), "leaves out the instruments that are not polled now")
          .described("Whether to leave out the instruments that are not polled now.")
          .example("polled", true)
          .example("all", false);

  static final Parameter<Boolean> BRIEF =
      Parameter.of("brief", new FlagValues(), "only the number of venues for each instrument")
          .described(
              "Whether each instrument comes with the number of venues that trade it, "
                  + "instead of the venues.")
          .example("brief", true)
          .example("whole", false);

  static final Parameter<Optional<Integer>> LIMIT =
      Parameter.of(
              "limit",
              new WholeValues(1, 10_000),
              "the most instruments; `more` tells whether there are others")
          .described(
              "The most instruments; `more` tells whether there are others. All, where it "
                  + "is left out.")
          .example("few", 20);

  static final List<Parameter<?>> PARAMETERS = List.of(MATCH, POLLED, BRIEF, LIMIT);

  /** Reads the parameters. */
  static InstrumentsRequest read(Form form, Parameters given) throws Parameters.Wrong {
    return new InstrumentsRequest(
        form,
        MATCH.of(given),
        POLLED.of(given),
        BRIEF.of(given),
        LIMIT.of(given).orElse(Integer.MAX_VALUE));
  }

  /**
   * The instruments that match. Polled ones come first, in the order in which they were asked for.
   * Others follow by name or, in brief, the most traded first.
   */
  List<Instrument> of(Snapshot snapshot) {
    Set<Instrument> all = new LinkedHashSet<>(snapshot.instruments());
    if (!polled) {
      sorted(snapshot.listed().stream().filter(match), snapshot).forEach(all::add);
    }
    return all.stream().filter(match).toList();
  }

  private Stream<Instrument> sorted(Stream<Instrument> listed, Snapshot snapshot) {
    return brief
        ? listed
            .map(one -> new Traded(one, snapshot.trading(one)))
            .sorted(Comparator.comparing(Traded::venues).reversed().thenComparing(Traded::what))
            .map(Traded::what)
        : listed.sorted();
  }

  private record Traded(Instrument what, int venues) {}

  /** The first of them, as many as the limit allows. */
  List<Instrument> limited(List<Instrument> wanted) {
    return wanted.subList(0, Math.min(limit, wanted.size()));
  }

  /** The cost of the list. */
  CostKind cost(Snapshot snapshot) {
    long listed =
        polled
            ? snapshot.instruments().size()
            : snapshot.venues().stream()
                .flatMap(venue -> snapshot.list(venue.id()).markets().stream())
                .mapToLong(Map::size)
                .sum();
    return CostKind.of("instruments" + form + brief, listed, Math.min(listed, limit));
  }

  String body(Basis basis) {
    return form == Form.CSV
        ? InstrumentsCsv.whole(basis.snapshot(), this)
        : InstrumentsJson.whole(basis, this);
  }
}
