package io.omnidepth.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.Watchlist;
import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What readers may ask for, and what must be polled for it. */
final class Demand {
  private static final int MOST_NAMES = 20;

  private final Board board;
  private final Watchlist watchlist;

  Demand(Board board, Watchlist watchlist) {
    this.board = board;
    this.watchlist = watchlist;
  }

  /** The instrument so written; empty where it is neither polled nor traded by any venue. */
  Optional<Instrument> instrument(String written) {
    Snapshot snapshot = board.current();
    return Instrument.parse(written)
        .filter(one -> !snapshot.markets(one).isEmpty() || snapshot.mayTrade(one));
  }

  /** That there is no such instrument, and what there is. */
  Problem unknown(String written) {
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
                + hint(written, snapshot)
                + "olled are "
                + String.join(", ", polled.subList(0, Math.min(MOST_NAMES, polled.size())))
                + (polled.size() > MOST_NAMES ? ", ..." : "")
                + "; /api/v1/instruments has all that can be")
        .with("instruments", names);
  }

  private static String hint(String written, Snapshot snapshot) {
    String hint = Nearest.hint(written, offered(snapshot).distinct().toList());
    return hint.isEmpty() ? "; p" : hint + " P";
  }

  private static Stream<String> offered(Snapshot snapshot) {
    return Stream.concat(snapshot.instruments().stream(), snapshot.listed())
        .map(Instrument::toString);
  }

  /**
   * Has all polled that is needed for it.
   *
   * @throws Parameters.Wrong where it is to be converted from what nobody trades
   */
  Optional<Problem> want(Choice choice, Optional<String> client, Instant now)
      throws Parameters.Wrong {
    Snapshot snapshot = board.current();
    for (Instrument instrument : choice.instruments()) {
      if (!instrument.equals(choice.instrument()) && !snapshot.mayTrade(instrument)) {
        throw new Parameters.Wrong(
            "convert", instrument.quote(), "", quotes(snapshot, choice.instrument()));
      }
    }
    return watchlist
        .ask(snapshot.rates().needed(choice), client, now)
        .map(why -> Problem.of(429, "Too many instruments", why).retryAfter(30));
  }

  /** Whether it is polled for ever, as it was told at the start. */
  boolean isTold(Instrument instrument) {
    return watchlist.told().contains(instrument);
  }

  /** Somebody still looks at it. */
  void stillWanted(Choice choice, Instant now) {
    watchlist.stillWanted(board.current().rates().needed(choice), now);
  }

  private static String quotes(Snapshot snapshot, Instrument instrument) {
    List<String> quotes =
        snapshot
            .listed()
            .filter(known -> known.base().equals(instrument.base()))
            .map(Instrument::quote)
            .filter(quote -> !quote.equals(instrument.quote()))
            .distinct()
            .sorted()
            .toList();
    return "what " + instrument.base() + " is quoted in somewhere: " + String.join(", ", quotes);
  }

  /** Whether what is known is worth an answer: books, and the rates that join them. */
  static boolean settled(Snapshot snapshot, Choice choice) {
    Instrument into = choice.instrument();
    return choice.instruments().stream()
            .filter(one -> one.equals(into) || snapshot.mayTrade(one))
            .allMatch(snapshot::settled)
        && choice.convert().stream()
            .allMatch(
                quote ->
                    snapshot.rates().rate(quote, into.quote(), into.base()).isPresent()
                        || snapshot.rates().needed(choice).stream().allMatch(snapshot::settled));
  }
}
