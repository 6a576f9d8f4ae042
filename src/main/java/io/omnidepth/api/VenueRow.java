package io.omnidepth.api;

import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.board.State;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One market of a choice, with the facts that readers are told of it. It holds no book.
 *
 * @param why the reason why it does not count; empty if it counts
 * @param since the moment from which the book's age counts
 * @param book the circumstances of the book; empty if there is none
 * @param bidReach the end of the bids at the depth's prices
 */
public record VenueRow(
    String venue,
    String market,
    Instrument instrument,
    State state,
    Optional<String> why,
    Optional<Instant> since,
    Optional<BookFacts> book,
    Optional<BigDecimal> bidReach,
    Optional<BigDecimal> askReach,
    boolean bidComplete,
    boolean askComplete) {
  private static final String UNLISTED = State.UNLISTED.word();

  /**
   * The circumstances of a book.
   *
   * @param lag the signed time from the venue's time to the receipt
   */
  record BookFacts(
      Instant receivedAt,
      long unchangedMs,
      Optional<Instant> venueTime,
      Optional<Duration> lag,
      int bids,
      int asks) {
    private static BookFacts of(Market.Answer answer, Market market) {
      return new BookFacts(
          answer.receivedAt(),
          Json.millis(answer.unchangedSince(), answer.receivedAt()),
          answer.stamp().venueTime(),
          market.lag(),
          answer.book().levels(Side.BID),
          answer.book().levels(Side.ASK));
    }
  }

  /** The facts of one entry of a choice. */
  public static VenueRow of(Selection.Entry entry) {
    Market market = entry.market();
    return new VenueRow(
        market.venue().id(),
        market.market(),
        market.instrument(),
        market.state(),
        entry.why(),
        market.since(),
        market.answer().map(known -> BookFacts.of(known, market)),
        entry.part().flatMap(part -> part.end(Side.BID)),
        entry.part().flatMap(part -> part.end(Side.ASK)),
        market.complete(Side.BID),
        market.complete(Side.ASK));
  }

  /** Whether both are of one market. */
  public boolean isOfMarket(VenueRow other) {
    return venue.equals(other.venue) && market.equals(other.market);
  }

  /** Whether both have a book of the same receipt, or none, by the millisecond. */
  public boolean isOfReceipt(VenueRow other) {
    return book.isPresent() == other.book.isPresent()
        && (book.isEmpty()
            || book.get().receivedAt().toEpochMilli()
                == other.book.get().receivedAt().toEpochMilli());
  }

  /** Whether all facts are equal that do not change with time or with every answer. */
  public boolean isSameButAges(VenueRow other) {
    return isOfMarket(other)
        && instrument.equals(other.instrument)
        && state == other.state
        && why.equals(other.why)
        && hasSameLevels(other)
        && areEqual(bidReach, other.bidReach)
        && areEqual(askReach, other.askReach)
        && bidComplete == other.bidComplete
        && askComplete == other.askComplete;
  }

  private boolean hasSameLevels(VenueRow other) {
    return book.isPresent() == other.book.isPresent()
        && (book.isEmpty()
            || (book.get().bids() == other.book.get().bids()
                && book.get().asks() == other.book.get().asks()));
  }

  private static boolean areEqual(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || one.get().compareTo(other.get()) == 0);
  }

  /**
   * Writes it as an object.
   *
   * @param now the moment from which its age is counted
   */
  public void write(JsonWriter json, boolean asText, Instant now) {
    json.beginObject();
    names(json, state.word(), why.isEmpty());
    why.ifPresent(reason -> json.name("why").text(reason));
    facts(json, asText, now);
    json.endObject();
  }

  /** Writes it as a market that is no longer listed. */
  public void writeGone(JsonWriter json, boolean asText, Instant now) {
    json.beginObject();
    names(json, UNLISTED, false);
    if (why.isPresent()) {
      json.name("why").text(UNLISTED);
    }
    facts(json, asText, now);
    if (why.isEmpty()) {
      json.name("why").text(UNLISTED);
    }
    json.endObject();
  }

  private void names(JsonWriter json, String stateWord, boolean counted) {
    json.name("venue").text(venue);
    json.name("market").text(market);
    json.name("instrument").text(instrument.toString());
    json.name("state").text(stateWord);
    json.name("counted").truth(counted);
  }

  private void facts(JsonWriter json, boolean asText, Instant now) {
    age(json, now);
    if (book.isPresent()) {
      known(json, book.get());
    } else {
      json.name("receivedAt").nothing();
      json.name("unchangedMs").nothing();
      json.name("venueTime").nothing();
      json.name("lagMs").nothing();
      json.name("bids").nothing();
      json.name("asks").nothing();
    }
    json.name("reach").beginObject();
    json.name("bid").decimal(bidReach, asText);
    json.name("ask").decimal(askReach, asText);
    json.endObject();
    json.name("complete").beginObject();
    json.name("bid").truth(bidComplete);
    json.name("ask").truth(askComplete);
    json.endObject();
  }

  private void age(JsonWriter json, Instant now) {
    json.name("ageMs");
    if (since.isPresent()) {
      json.number(Json.millis(since.get(), now));
    } else {
      json.nothing();
    }
  }

  private static void known(JsonWriter json, BookFacts book) {
    json.name("receivedAt").time(book.receivedAt());
    json.name("unchangedMs").number(book.unchangedMs());
    json.name("venueTime").time(book.venueTime());
    json.name("lagMs").millis(book.lag());
    json.name("bids").number(book.bids());
    json.name("asks").number(book.asks());
  }
}
