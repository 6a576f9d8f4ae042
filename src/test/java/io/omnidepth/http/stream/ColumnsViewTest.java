package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Part;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ColumnsViewTest {
  private static final List<Venue> VENUES =
      List.of(Reports.venue("aa"), Reports.venue("bb"), Reports.venue("cc"));

  private static final List<DepthQuery> QUERIES =
      List.of(
          query("4", 40, false, false), query("4", 100, true, true), query("0.5", 10, true, false));

  private static DepthQuery query(String range, int columns, boolean breakdown, boolean text) {
    return new DepthQuery(
        Choice.of(BTC),
        100,
        Optional.empty(),
        Optional.of(new BigDecimal(range)),
        Optional.of(columns),
        breakdown,
        text);
  }

  private final Board board = new Board(VENUES, List.of(BTC), Freshness.USUAL, START);

  /** A book around a middle, in tenths. */
  private static Book book(Random random, int middle) {
    List<String> bids = new ArrayList<>();
    List<String> asks = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      bids.add(BigDecimal.valueOf(middle - random.nextInt(60), 1) + " " + size(random));
      asks.add(BigDecimal.valueOf(middle + 1 + random.nextInt(60), 1) + " " + size(random));
    }
    return Books.of(bids, asks);
  }

  private static BigDecimal size(Random random) {
    return BigDecimal.valueOf(1 + random.nextInt(400), random.nextInt(4));
  }

  /** The market walks, venues fall silent, and all books become too old now and then. */
  @Property(tries = 40)
  void aReaderThatAppliesTheUpdatesHoldsTheSteps(@ForAll long seed) {
    Random random = new Random(seed);
    List<View> views = new ArrayList<>();
    List<SocketReader> readers = new ArrayList<>();
    for (DepthQuery query : QUERIES) {
      views.add(new View("s", query, board.current(), START));
      readers.add(new SocketReader());
      readers.get(readers.size() - 1).take(views.get(views.size() - 1).snapshot());
    }
    int middle = 1_000;
    Instant now = START;
    for (int second = 1; second < 25; second++) {
      now = now.plusSeconds(random.nextInt(20) == 0 ? 30 : 1);
      middle += random.nextInt(15) - 7 + (random.nextInt(15) == 0 ? 500 : 0);
      board.timePassed(now);
      for (Venue venue : VENUES) {
        if (random.nextInt(10) < 6) {
          board.reported(Reports.fresh(venue, BTC, now, book(random, middle)));
        }
      }
      board.roundClosed(now);
      for (int i = 0; i < views.size(); i++) {
        views.get(i).update(board.current(), now).ifPresent(readers.get(i)::take);
        holds(readers.get(i).columns(), views.get(i));
      }
    }
  }

  private void holds(HeldColumns held, View view) {
    SocketReader fresh = new SocketReader();
    JsonNode whole = fresh.take(view.snapshot()).path("columns");
    assertEquals(fresh.columns().bids(), held.bids());
    assertEquals(fresh.columns().asks(), held.asks());
    assertEquals(fresh.columns().shares(), held.shares());
    BigDecimal low = price(whole.at("/ends/bid"));
    BigDecimal high = price(whole.at("/ends/ask"));
    List<Part> parts = board.current().select(Choice.of(BTC)).depth().parts();
    assertEquals(sum(parts, true, low), notional(held.bids().values()));
    assertEquals(sum(parts, false, high), notional(held.asks().values()));
  }

  private static BigDecimal notional(Collection<HeldColumns.Step> steps) {
    return steps.stream()
        .map(HeldColumns.Step::notional)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros();
  }

  private static BigDecimal price(JsonNode told) {
    return told.isNull() ? BigDecimal.ZERO : new BigDecimal(told.asText());
  }

  /** The notional of all levels of a side up to a price. */
  private static BigDecimal sum(List<Part> parts, boolean isBid, BigDecimal end) {
    return parts.stream()
        .flatMap(part -> Books.lines(part.book(), Integer.MAX_VALUE).stream())
        .map(line -> line.split(" ", -1))
        .filter(line -> line[0].equals(isBid ? "bid" : "ask"))
        .filter(line -> new BigDecimal(line[1]).compareTo(end) * (isBid ? -1 : 1) <= 0)
        .map(line -> new BigDecimal(line[1]).multiply(new BigDecimal(line[2])))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros();
  }

  private Optional<JsonNode> told(View view, int second, Book book) {
    Instant now = START.plusSeconds(second);
    board.reported(Reports.fresh(VENUES.get(0), BTC, now, book));
    board.roundClosed(now);
    return view.update(board.current(), now).map(SocketReader::json);
  }

  @Test
  void anUpdateNamesOnlyTheStepsThatChanged() {
    Instant now = START.plusSeconds(1);
    Book book =
        Books.of(List.of("100 1", "99.6 1", "99.5 2.5", "98 1"), List.of("100.2 1", "101 3"));
    board.reported(Reports.fresh(VENUES.get(0), BTC, now, book));
    board.roundClosed(now);
    View view = new View("s1", query("4", 10, true, false), board.current(), now);
    JsonNode whole = SocketReader.json(view.snapshot()).path("columns");
    assertEquals("[100,1,0,1,3.5,1.85,1,1,0]", whole.path("bids").toString());
    assertEquals("[101,4,0.8]", whole.path("asks").toString());
    assertEquals("{\"aa\":[20,1,1,4.5]}", whole.at("/shares/bids").toString());
    JsonNode update =
        told(view, 2, Books.of(List.of("100 1", "99.6 3", "99.5 2.5"), List.of("100.2 1", "101 3")))
            .orElseThrow();
    assertEquals("update", update.path("type").asText());
    assertEquals("[]", update.path("bids").toString());
    assertEquals(
        "{\"bids\":[99,5.5,3.05,1,0,0],\"asks\":[],"
            + "\"shares\":{\"bids\":{\"aa\":[19,5.5]},\"asks\":{}}}",
        update.path("columns").toString());
  }

  @Test
  void anotherStepComesWithASnapshot() {
    View view = new View("s1", query("4", 10, false, false), board.current(), START);
    SocketReader reader = new SocketReader();
    assertTrue(reader.take(view.snapshot()).at("/columns/group").isNull());
    List<String> types = new ArrayList<>();
    for (String price : List.of("100", "101", "900")) {
      Book book = Books.of(List.of(price + " 1"), List.of(price + ".5 1"));
      JsonNode told = told(view, types.size() + 1, book).orElseThrow();
      types.add(told.path("type").asText());
    }
    assertEquals(List.of("snapshot", "update", "snapshot"), types);
  }
}
