package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenBooksTest {
  private static final Venue A = Reports.venue("aa");
  private static final Choice CHOICE =
      new Choice(BTC, Set.of(), Optional.empty(), List.of("KRW"), false);
  private static final List<Instrument> OF_THE_CHOICE =
      List.of(
          BTC,
          new Instrument("BTC", "KRW"),
          new Instrument("USDT", "KRW"),
          new Instrument("USDT", "USD"));

  private final Board board =
      new Board(
          List.of(A),
          List.of(
              OF_THE_CHOICE.get(0),
              OF_THE_CHOICE.get(1),
              OF_THE_CHOICE.get(2),
              OF_THE_CHOICE.get(3),
              ETH),
          new Freshness(100, 100, Duration.ofSeconds(15)),
          START);

  private void answers(Instrument instrument, Instant at) {
    board.reported(
        Reports.fresh(
            A, instrument, at, Books.of(List.of("1 " + at.getEpochSecond()), List.of("2 1"))));
    board.roundClosed(at);
  }

  @Test
  void aCrossThatAgeAloneTakesAwayIsNews() {
    OF_THE_CHOICE.forEach(instrument -> answers(instrument, START));
    DepthQuery query = new DepthQuery(CHOICE, 10, Optional.empty(), Optional.empty(), false, false);
    SeenBooks seen = new SeenBooks(List.of(new ViewKey(query, Duration.ofMillis(100))));
    seen.see(board.current());
    assertEquals(1, board.current().select(CHOICE).rates().size());
    answers(ETH, START.plusSeconds(7));
    assertEquals(1, board.current().select(CHOICE).rates().size());
    assertFalse(seen.isBehind(board.current()));
    // Each leg is 8 s old, so the cross is 16 s old.
    answers(ETH, START.plusSeconds(8));
    assertEquals(0, board.current().select(CHOICE).rates().size());
    assertTrue(seen.isBehind(board.current()));
    seen.see(board.current());
    answers(ETH, START.plusSeconds(9));
    assertFalse(seen.isBehind(board.current()));
  }
}
