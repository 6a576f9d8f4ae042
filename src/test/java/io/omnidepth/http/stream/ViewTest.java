package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final List<Venue> VENUES =
      List.of(Reports.venue("aa"), Reports.venue("bb"), Reports.venue("cc"));

  private static final List<DepthQuery> QUERIES =
      List.of(
          query(5_000, Optional.empty(), Optional.empty(), false, false),
          query(3, Optional.empty(), Optional.empty(), true, false),
          query(5_000, Optional.of("0.5"), Optional.empty(), true, true),
          query(40, Optional.of("3"), Optional.of("4"), false, true));

  private static DepthQuery query(
      int levels, Optional<String> group, Optional<String> range, boolean breakdown, boolean text) {
    return new DepthQuery(
        Choice.of(BTC),
        levels,
        group.map(BigDecimal::new),
        range.map(BigDecimal::new),
        breakdown,
        text);
  }

  private final Board board = new Board(VENUES, List.of(BTC), Freshness.USUAL, START);

  private static Book book(Random random) {
    List<String> bids = new ArrayList<>();
    List<String> asks = new ArrayList<>();
    for (int i = 0; i < random.nextInt(8); i++) {
      bids.add(BigDecimal.valueOf(990 - random.nextInt(60), 1) + " " + (1 + random.nextInt(3)));
    }
    int rows = random.nextInt(8) + (bids.isEmpty() ? 1 : 0);
    for (int i = 0; i < rows; i++) {
      asks.add(
          BigDecimal.valueOf(1_000 + random.nextInt(60), 1)
              + " "
              + (1 + random.nextInt(3))
              + ".25");
    }
    return Books.of(bids, asks);
  }

  /**
   * Books change, venues fall silent, are limited and come back. The reader holds the view at each
   * message.
   */
  @Property(tries = 200)
  void aReaderThatAppliesTheUpdatesHoldsTheView(@ForAll long seed) {
    Random random = new Random(seed);
    List<View> streams = new ArrayList<>();
    List<SocketReader> readers = new ArrayList<>();
    for (int i = 0; i < QUERIES.size(); i++) {
      streams.add(new View("s" + i, QUERIES.get(i), board.current(), START));
      readers.add(new SocketReader());
      readers.get(i).take(streams.get(i).snapshot());
    }
    for (int second = 1; second < 25; second++) {
      Instant now = START.plusSeconds(second);
      for (Venue venue : VENUES) {
        int fate = random.nextInt(10);
        if (fate < 5) {
          board.reported(Reports.fresh(venue, BTC, now, book(random)));
        } else if (fate == 5) {
          board.reported(
              Reports.report(venue, BTC, now, new Outcome.Limited("429", Optional.empty())));
        }
      }
      if (random.nextInt(10) == 0) {
        now = now.plusSeconds(20);
      }
      board.roundClosed(now);
      for (int i = 0; i < streams.size(); i++) {
        if (random.nextInt(4) > 0) {
          streams.get(i).update(board.current(), now).ifPresent(readers.get(i)::take);
          holds(readers.get(i), streams.get(i), QUERIES.get(i), now);
        }
      }
    }
  }

  private void holds(SocketReader reader, View stream, DepthQuery query, Instant now) {
    SocketReader whole = new SocketReader();
    whole.take(new View("x", query, board.current(), now).snapshot());
    assertEquals(whole.bids(), reader.bids());
    assertEquals(whole.asks(), reader.asks());
    assertEquals(stream.sequence(), reader.sequence());
    for (String field :
        List.of(
            "mid",
            "referenceMid",
            "spread",
            "bestBid",
            "bestAsk",
            "reach",
            "more",
            "crossed",
            "coverage",
            "coverageAtEnd")) {
      assertEquals(whole.field(field), reader.field(field), field);
    }
  }

  private void poll(int second, Book book) {
    Instant now = START.plusSeconds(second);
    board.reported(
        board.current().markets().get(0).answer().filter(a -> a.book().sameLevels(book)).isPresent()
            ? Reports.unchanged(VENUES.get(0), BTC, now, book)
            : Reports.fresh(VENUES.get(0), BTC, now, book));
    board.roundClosed(now);
  }

  @Test
  void anUpdateTellsOnlyWhatChanged() {
    poll(1, Books.of(List.of("100 1", "99 1"), List.of("101 1")));
    View stream = new View("s1", QUERIES.get(0), board.current(), START.plusSeconds(1));
    poll(2, Books.of(List.of("100 1", "98 2"), List.of("101 1")));
    JsonNode update =
        SocketReader.json(stream.update(board.current(), START.plusSeconds(2)).orElseThrow());
    assertEquals("[[99,0],[98,2]]", update.get("bids").toString());
    assertEquals("[]", update.get("asks").toString());
    assertFalse(update.has("mid"));
    assertFalse(update.has("bestBid"));
    assertEquals("aa", update.get("venues").get(0).get("venue").asText());
    assertEquals(1, update.get("venues").size());
  }

  @Test
  void theSameOnceMoreIsNoUpdateButAHeartbeatTellsTheNewAge() {
    Book book = Books.of(List.of("100 1"), List.of("101 1"));
    poll(1, book);
    View stream = new View("s1", QUERIES.get(0), board.current(), START.plusSeconds(1));
    poll(2, book);
    assertEquals(Optional.empty(), stream.update(board.current(), START.plusSeconds(2)));
    JsonNode beat = SocketReader.json(stream.heartbeat(board.current(), START.plusMillis(2_500)));
    assertEquals("heartbeat", beat.get("type").asText());
    assertEquals(stream.sequence(), beat.get("sequence").asLong());
    assertEquals(500, beat.get("venues").get(0).get("ageMs").asInt());
    assertEquals(1_000, beat.get("venues").get(0).get("unchangedMs").asInt());
  }

  @Test
  void anUpdateEmptiesTheViewWhenNoBookCountsAnyMore() {
    poll(1, Books.of(List.of("100 1"), List.of("101 1")));
    View stream = new View("s1", QUERIES.get(0), board.current(), START.plusSeconds(1));
    SocketReader reader = new SocketReader();
    reader.take(stream.snapshot());
    board.timePassed(START.plus(Duration.ofSeconds(30)));
    JsonNode update =
        reader.take(stream.update(board.current(), START.plusSeconds(30)).orElseThrow());
    assertTrue(reader.bids().isEmpty() && reader.asks().isEmpty());
    assertTrue(update.get("mid").isNull() && update.get("bestBid").isNull());
    assertEquals("stale", update.get("venues").get(0).get("why").asText());
  }

  @Test
  void aNewRateIsAnUpdateAndAnOlderOneIsNone() {
    Instrument joining = new Instrument("BTC", "USDT");
    Instrument tether = new Instrument("USDT", "USD");
    Venue venue = VENUES.get(0);
    Board joined =
        new Board(List.of(venue), List.of(ETH, joining, tether, BTC), Freshness.USUAL, START);
    Book rate = Books.of(List.of("0.5 1"), List.of("2 1"));
    joined.reported(
        Reports.fresh(venue, joining, START, Books.of(List.of("100 1"), List.of("101 1"))));
    joined.reported(Reports.fresh(venue, tether, START, rate));
    joined.roundClosed(START);
    DepthQuery query =
        DepthQuery.of(new Choice(BTC, Set.of(), Optional.empty(), List.of("USDT"), false), 10);
    View stream = new View("s1", query, joined.current(), START);
    SocketReader reader = new SocketReader();
    reader.take(stream.snapshot());
    assertTrue(reader.bids().get(0).startsWith("[50,"), reader.bids().toString());
    Instant later = START.plusMillis(900);
    joined.reported(Reports.fresh(venue, ETH, later, rate));
    joined.roundClosed(later);
    assertEquals(Optional.empty(), stream.update(joined.current(), later));
    joined.reported(
        Reports.fresh(venue, tether, later, Books.of(List.of("0.75 1"), List.of("2 1"))));
    joined.roundClosed(later);
    JsonNode update = reader.take(stream.update(joined.current(), later).orElseThrow());
    assertEquals("[[75,1],[50,0]]", update.get("bids").toString());
    assertEquals("0.75", update.get("rates").get(0).get("bid").asText());
  }
}
