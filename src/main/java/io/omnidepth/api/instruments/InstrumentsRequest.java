package io.omnidepth.api.instruments;

import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Match;
import io.omnidepth.api.Parameters;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which instruments a reader wants listed, and how.
 *
 * @param polled whether only those that are polled
 * @param brief whether without what each venue says of them
 * @param limit how many at the most
 */
public record InstrumentsRequest(Form form, Match match, boolean polled, boolean brief, int limit) {
  /** The names of the parameters. */
  public static final List<String> PARAMETERS = List.of("match", "polled", "brief", "limit");

  private static final int MOST = 10_000;

  /** Reads the parameters' texts. */
  public static InstrumentsRequest read(Form form, Parameters parameters) throws Parameters.Wrong {
    parameters.onlyThese(PARAMETERS);
    return new InstrumentsRequest(
        form,
        parameters.match("match"),
        parameters.oneOf("polled", "false", "true").equals("true"),
        parameters.oneOf("brief", "false", "true").equals("true"),
        parameters.whole("limit", 1, MOST).map(Math::toIntExact).orElse(Integer.MAX_VALUE));
  }

  /**
   * All that are wanted: what is polled first, as it was asked for; then whatever else the venues
   * list, by name or, in brief, what most of them trade first.
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

  /** As many of them as may be. */
  List<Instrument> limited(List<Instrument> wanted) {
    return wanted.subList(0, Math.min(limit, wanted.size()));
  }

  /** What listing them costs depends on that. */
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

  String body(Snapshot snapshot, boolean demo) {
    return form == Form.CSV
        ? InstrumentsCsv.whole(snapshot, this)
        : InstrumentsJson.whole(snapshot, this, demo);
  }
}
