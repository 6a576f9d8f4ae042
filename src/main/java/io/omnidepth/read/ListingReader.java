package io.omnidepth.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Spelling;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads one venue's list of markets by the facts that its {@link Listing} declares. It reads row by
 * row and holds the tree of one row at a time. It also holds the rows of the table that the markets
 * refer to. Not safe for several threads.
 */
public final class ListingReader {
  /** The most rows of a table: several times as many as any venue's table has. */
  private static final int MOST_TABLE_ROWS = 5_000;

  private final Venue venue;
  private final Listing listing;
  private final PathTree plan;

  /**
   * @throws IllegalArgumentException if the venue declares no list
   */
  public ListingReader(Venue venue) {
    this.venue = venue;
    this.listing =
        venue
            .listing()
            .orElseThrow(() -> new IllegalArgumentException(venue + ": no list of markets"));
    this.plan = PathTree.ofList(venue, listing);
  }

  /**
   * Reads an answer. It never throws, for any status and body. It skips a row that is no market.
   *
   * @param status the HTTP status
   * @param body the whole body, decompressed
   */
  public MarketList read(int status, byte[] body) {
    ResponseBody answer = new ResponseBody(venue, status, body);
    Map<String, JsonNode> table = table(answer);
    Map<Instrument, ListedMarket> markets = new HashMap<>();
    Map<Object, Object> shared = new HashMap<>();
    ResponseBody.Walked<ListWalk> walked =
        walk(
            answer,
            PathTree.Role.ROW,
            row ->
                listed(new Row(row, table), shared)
                    .ifPresent(listed -> markets.merge(listed.instrument(), listed, this::better)));
    Verdict verdict = answer.verdict(walked.walk());
    if (verdict != Verdict.HEALTHY) {
      return new MarketList.Declined(
          verdict == Verdict.UNLISTED ? Verdict.REFUSED : verdict, answer.why(walked.walk()));
    }
    String problem =
        walked.walk().map(walk -> problem(walk, markets, body.length)).orElse(walked.instead());
    return problem.isEmpty()
        ? new MarketList.Read(markets)
        : new MarketList.Unreadable(ResponseBody.words(problem));
  }

  /** The reason for a list without markets; empty if there are markets. */
  private static String problem(ListWalk walk, Map<Instrument, ListedMarket> markets, int bytes) {
    if (walk.problem().isPresent()) {
      return walk.problem().get() + ", " + bytes + " bytes";
    }
    return markets.isEmpty()
        ? "none of " + walk.met() + " rows is a market, " + bytes + " bytes"
        : "";
  }

  /** The table's rows by their numbers, which the markets' rows refer to. */
  private Map<String, JsonNode> table(ResponseBody answer) {
    Map<String, JsonNode> table = new HashMap<>();
    if (listing.table().isPresent()) {
      String number = listing.table().get().number();
      walk(
          answer,
          PathTree.Role.TABLE,
          row ->
              new Row(row, Map.of())
                  .text(number)
                  .filter(key -> table.size() < MOST_TABLE_ROWS)
                  .ifPresent(key -> table.put(key, row)));
    }
    return table;
  }

  private ResponseBody.Walked<ListWalk> walk(
      ResponseBody answer, PathTree.Role wanted, Consumer<JsonNode> rows) {
    return answer.walk(json -> new ListWalk(json, plan, wanted, rows));
  }

  private ListedMarket better(ListedMarket first, ListedMarket later) {
    return !first.trading() && later.trading() ? later : first;
  }

  /**
   * The market of a row; empty if the row is no market.
   *
   * @param shared the values of earlier rows; an equal value is kept only once
   */
  private Optional<ListedMarket> listed(Row row, Map<Object, Object> shared) {
    if (!listing.taken().stream().allMatch(what -> holds(what, row))) {
      return Optional.empty();
    }
    return pair(row)
        .flatMap(pair -> Instrument.parse(spelled(pair.base()) + "-" + spelled(pair.quote())))
        .flatMap(
            instrument ->
                market(row, instrument)
                    .filter(ListedMarket::isName)
                    .map(
                        market ->
                            new ListedMarket(
                                instrument,
                                market,
                                step(listing.tick(), row).map(size -> kept(size, shared)),
                                step(listing.lot(), row).map(size -> kept(size, shared)),
                                kept(status(row), shared),
                                listing.trading().stream().allMatch(what -> holds(what, row)))));
  }

  private String status(Row row) {
    return listing
        .status()
        .flatMap(row::words)
        .filter(ListedMarket::isWord)
        .orElse(ListedMarket.NO_STATUS);
  }

  private String spelled(String theirs) {
    return venue.request().spelling().ours(theirs);
  }

  private Optional<String> market(Row row, Instrument instrument) {
    return listing.market().isPresent()
        ? listing.market().flatMap(row::text)
        : Optional.of(venue.market(instrument));
  }

  private Optional<Spelling.Pair> pair(Row row) {
    if (listing.assets() instanceof Listing.Assets.Together together) {
      return row.asset(together.path()).flatMap(together.spelling()::pair);
    }
    Listing.Assets.Apart apart = (Listing.Assets.Apart) listing.assets();
    return row.asset(apart.base())
        .flatMap(base -> row.asset(apart.quote()).map(quote -> Spelling.Pair.of(base, quote)));
  }

  private static Optional<BigDecimal> step(Optional<Listing.Step> declared, Row row) {
    return declared.flatMap(
        step -> {
          if (step instanceof Listing.Step.Size size) {
            return row.step(size.path());
          }
          return step instanceof Listing.Step.Places places
              ? row.stepOfPlaces(places.path())
              : Optional.of(((Listing.Step.Always) step).size());
        });
  }

  private static boolean holds(Listing.Rule what, Row row) {
    return what.condition().of(row.textAt(what.path()));
  }

  @SuppressWarnings("unchecked") // equal values have the same class
  private static <T> T kept(T value, Map<Object, Object> shared) {
    return (T) shared.computeIfAbsent(value, same -> same);
  }
}
