package io.omnidepth.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.Watchlist;
import io.omnidepth.market.Instrument;
import io.omnidepth.text.Names;
import io.omnidepth.text.Nearest;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names that readers may ask for, and the books that must be polled for them. Any thread may
 * call it.
 */
public final class Demand {
  private static final int MOST_NAMES = 20;
  private static final int FEW_NAMES = 5;

  private final Publication board;
  private final Watchlist watchlist;
  private final boolean replay;
  private Offered offered = new Offered(List.of(), List.of());
  private Names names = new Names(List.of());

  /**
   * The demand of a server's readers.
   *
   * @param replay whether the tape alone decides on the polled instruments
   */
  public Demand(Publication board, Watchlist watchlist, boolean replay) {
    this.board = board;
    this.watchlist = watchlist;
    this.replay = replay;
  }

  /** The instrument of that name; empty if no venue trades it and it is not polled. */
  public Optional<Instrument> instrument(String written) {
    Snapshot snapshot = board.current();
    return Instrument.parse(written).filter(snapshot::offers);
  }

  /**
   * Whether these names can be decided. At the start a venue's list that is still to come may have
   * them.
   *
   * @param written the name of an instrument
   * @param convert quotes with commas; empty for none
   */
  public boolean decided(Snapshot snapshot, String written, String convert, Instant now) {
    return snapshot.listsDecided(now)
        || Instrument.parse(written).stream()
            .flatMap(one -> Stream.concat(Stream.of(one), joining(one.base(), convert)))
            .allMatch(snapshot::offers);
  }

  private static Stream<Instrument> joining(String base, String quotes) {
    return Stream.of(quotes.split(",", MOST_NAMES))
        .flatMap(quote -> Instrument.parse(base + "-" + quote).stream());
  }

  /** The problem that there is no such instrument, with the polled instruments. */
  public Problem unknown(String written) {
    Snapshot snapshot = board.current();
    List<String> polled = snapshot.instruments().stream().map(Instrument::toString).toList();
    ArrayNode names = Json.MAPPER.createArrayNode();
    polled.forEach(names::add);
    return Problem.of(
            404,
            "Unknown instrument",
            "instrument \""
                + Parameters.shortened(written)
                + "\" is not polled, and no venue lists it"
                + unsentLists(snapshot)
                + hint(written, snapshot)
                + "olled are "
                + String.join(", ", polled.subList(0, Math.min(MOST_NAMES, polled.size())))
                + (polled.size() > MOST_NAMES ? ", ..." : "")
                + "; /api/v1/instruments has all that can be")
        .with("instruments", names);
  }

  /**
   * The problem of the first name in a path that does not exist, the instrument's before the
   * venue's.
   *
   * @param names by the parts of the path
   */
  public Optional<Problem> missing(Map<String, String> names) {
    return Optional.ofNullable(names.get("instrument"))
        .filter(written -> instrument(written).isEmpty())
        .map(this::unknown)
        .or(() -> Optional.ofNullable(names.get("venue")).flatMap(this::unknownVenue));
  }

  private Optional<Problem> unknownVenue(String written) {
    List<String> polled = board.current().venues().stream().map(Venue::id).toList();
    if (polled.contains(written)) {
      return Optional.empty();
    }
    ArrayNode names = Json.MAPPER.createArrayNode();
    polled.forEach(names::add);
    return Optional.of(
        Problem.of(
                404,
                "Unknown venue",
                "venue \""
                    + Parameters.shortened(written)
                    + "\" is not polled"
                    + Nearest.hint(written, polled))
            .with("venues", names));
  }

  /** The venues whose lists are not known, in parentheses; nothing if all are. */
  private static String unsentLists(Snapshot snapshot) {
    List<String> ids = snapshot.listsUnsent().stream().map(Venue::id).toList();
    return ids.isEmpty()
        ? ""
        : " (not known are the lists of "
            + String.join(", ", ids.subList(0, Math.min(FEW_NAMES, ids.size())))
            + (ids.size() > FEW_NAMES ? ", ..." : "")
            + ")";
  }

  private String hint(String written, Snapshot snapshot) {
    String hint = Nearest.hint(offered(snapshot).nearest(written));
    return hint.isEmpty() ? "; p" : hint + " P";
  }

  /**
   * The names of all instruments. They stay the same until a list or the polled instruments change.
   */
  private synchronized Names offered(Snapshot snapshot) {
    List<String> unlisted =
        snapshot.instruments().stream()
            .filter(polled -> !snapshot.listed().contains(polled))
            .map(Instrument::toString)
            .toList();
    Offered now = new Offered(snapshot.listedNames(), unlisted);
    if (!now.sameAs(offered)) {
      offered = now;
      names = new Names(Stream.concat(now.listed().stream(), unlisted.stream()).toList());
    }
    return names;
  }

  private record Offered(List<String> listed, List<String> unlisted) {
    /** The board makes the list of names once for each change of a venue's list. */
    @SuppressWarnings("ReferenceEquality")
    boolean sameAs(Offered before) {
      return listed == before.listed && unlisted.equals(before.unlisted);
    }
  }

  /**
   * Has the books and the rates of a choice polled; the problem if they cannot be.
   *
   * @throws Parameters.Wrong if no venue trades a quote that is to be converted
   */
  public Optional<Problem> want(Choice choice, Optional<String> client, Instant now)
      throws Parameters.Wrong {
    Snapshot snapshot = board.current();
    for (Instrument instrument : choice.instruments()) {
      if (!instrument.equals(choice.instrument()) && !snapshot.offers(instrument)) {
        throw new Parameters.Wrong(
            "convert", instrument.quote(), "", quotes(snapshot, choice.instrument()));
      }
    }
    if (replay) {
      return notRecorded(snapshot, choice.instrument());
    }
    return watchlist
        .ask(snapshot.rates().needed(choice), client, now)
        .map(why -> Problem.of(429, "Too many instruments", why).retryAfter(30));
  }

  private static Optional<Problem> notRecorded(Snapshot snapshot, Instrument wanted) {
    return snapshot.instruments().contains(wanted)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                404,
                "Not recorded",
                "at this moment of the recording, " + wanted + " was not polled"));
  }

  /** Whether the operator named the instrument, so that it is polled for ever. */
  public boolean isConfigured(Instrument instrument) {
    return watchlist.configured().contains(instrument);
  }

  /** A reader still looks at the choice. */
  public void stillWanted(Choice choice, Instant now) {
    watchlist.stillWanted(board.current().rates().needed(choice), now);
  }

  private static String quotes(Snapshot snapshot, Instrument instrument) {
    List<String> quotes =
        snapshot.listed().stream()
            .filter(known -> known.base().equals(instrument.base()))
            .map(Instrument::quote)
            .filter(quote -> !quote.equals(instrument.quote()))
            .sorted()
            .toList();
    return "what " + instrument.base() + " is quoted in somewhere: " + String.join(", ", quotes);
  }

  /** Whether the books of a choice and the rates that join them are known. */
  static boolean settled(Snapshot latest, Choice choice) {
    Snapshot snapshot = latest.of(choice);
    Instrument into = choice.instrument();
    return choice.instruments().stream()
            .filter(one -> one.equals(into) || snapshot.offers(one))
            .allMatch(snapshot::settled)
        && choice.convert().stream()
            .allMatch(
                quote ->
                    snapshot.rates().rate(quote, into.quote(), into.base()).isPresent()
                        || snapshot.rates().needed(choice).all().stream()
                            .allMatch(snapshot::settled));
  }
}
