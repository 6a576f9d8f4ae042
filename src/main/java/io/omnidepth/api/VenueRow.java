package io.omnidepth.api;

import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.board.State;
import io.omnidepth.board.UsualSize;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One market of a choice, with the facts that readers are told of it. It holds no book. Immutable,
 * but for its texts, which are made once.
 */
public final class VenueRow {
  private static final int EXPECTED = 400;
  private static final String UNLISTED = State.UNLISTED.word();

  private final String venue;
  private final String market;
  private final Instrument instrument;
  private final State state;

  /** The reason why it does not count; empty if it counts. */
  private final Optional<String> why;

  /** The moment from which the book's age counts. */
  private final Optional<Instant> since;

  /** The circumstances of the book; empty if there is none. */
  private final Optional<BookFacts> book;

  /** The end of the bids at the depth's prices. */
  private final Optional<BigDecimal> bidReach;

  private final Optional<BigDecimal> askReach;
  private final boolean bidComplete;
  private final boolean askComplete;
  private final UsualSize usualSize;

  private final NumberForms<Text> texts = new NumberForms<>(this::written);

  /**
   * All of the row but its age, which belongs at the place {@code age}, and the comma behind that.
   * The usual size begins at the place {@code usual}, with its comma.
   */
  private static final class Text {
    private final byte[] bytes;
    private final int age;
    private final int usual;

    Text(byte[] bytes, int age, int usual) {
      this.bytes = bytes;
      this.age = age;
      this.usual = usual;
    }
  }

  /** The rows of a selection, one an entry. */
  private record All(List<VenueRow> rows) {
    static All of(Selection selection) {
      List<VenueRow> rows = new ArrayList<>(selection.entries().size());
      for (Selection.Entry entry : selection.entries()) {
        rows.add(new VenueRow(entry));
      }
      return new All(List.copyOf(rows));
    }
  }

  private VenueRow(Selection.Entry entry) {
    Market of = entry.market();
    venue = of.venue().id();
    market = of.market();
    instrument = of.instrument();
    state = of.state();
    why = entry.why();
    since = of.since();
    book = of.answer().map(known -> BookFacts.of(known, of));
    bidReach = entry.part().flatMap(part -> part.end(Side.BID));
    askReach = entry.part().flatMap(part -> part.end(Side.ASK));
    bidComplete = of.complete(Side.BID);
    askComplete = of.complete(Side.ASK);
    usualSize = of.usualSize();
  }

  /** The facts of each entry of a selection. All readers of the selection share them. */
  public static List<VenueRow> of(Selection selection) {
    return selection.shared(All.class, All::of).rows();
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
        && askComplete == other.askComplete
        && isOfUsualSize(other);
  }

  /** Whether both have the same usual size. */
  public boolean isOfUsualSize(VenueRow other) {
    return usualSize.isSame(other.usualSize);
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
    Text text = texts.of(asText);
    json.name(text.bytes, text.age);
    age(json, now);
    json.raw(text.bytes, text.age, text.bytes.length);
  }

  /** Writes it without its usual size, which its readers hold. */
  public void writeBrief(JsonWriter json, boolean asText, Instant now) {
    Text text = texts.of(asText);
    json.name(text.bytes, text.age);
    age(json, now);
    json.raw(text.bytes, text.age, text.usual);
    json.endObject();
  }

  private Text written(boolean asText) {
    JsonWriter json = new JsonWriter(EXPECTED);
    json.beginObject();
    names(json, state.word(), why.isEmpty());
    why.ifPresent(reason -> json.name("why").text(reason));
    json.name("ageMs");
    int age = json.length();
    facts(json, asText);
    int usual = json.length();
    usualSize(json, asText);
    json.endObject();
    return new Text(json.toBytes(), age, usual);
  }

  /** Writes it as a market that is no longer listed. */
  public void writeGone(JsonWriter json, boolean asText, Instant now) {
    json.beginObject();
    names(json, UNLISTED, false);
    if (why.isPresent()) {
      json.name("why").text(UNLISTED);
    }
    json.name("ageMs");
    age(json, now);
    facts(json, asText);
    if (why.isEmpty()) {
      json.name("why").text(UNLISTED);
    }
    usualSize(json, asText);
    json.endObject();
  }

  private void names(JsonWriter json, String stateWord, boolean counted) {
    json.name("venue").text(venue);
    json.name("market").text(market);
    json.name("instrument").text(instrument.toString());
    json.name("state").text(stateWord);
    json.name("counted").truth(counted);
  }

  private void facts(JsonWriter json, boolean asText) {
    if (book.isPresent()) {
      book.get().write(json);
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

  private void usualSize(JsonWriter json, boolean asText) {
    json.name("usualSize").beginObject();
    json.name("bid").decimal(usualSize.known(Side.BID), asText);
    json.name("ask").decimal(usualSize.known(Side.ASK), asText);
    json.endObject();
  }

  private void age(JsonWriter json, Instant now) {
    if (since.isPresent()) {
      json.number(Json.millis(since.get(), now));
    } else {
      json.nothing();
    }
  }
}
