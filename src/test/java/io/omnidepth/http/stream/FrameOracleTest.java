package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.api.depth.DepthBytes;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
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

/** Frames and answers equal, byte for byte, those that are written from trees. */
class FrameOracleTest {
  private static final Instrument TETHER = new Instrument("BTC", "USDT");
  private static final Instrument RATE = new Instrument("USDT", "USD");

  private static final List<Venue> VENUES =
      List.of(Reports.venue("aa"), Reports.venue("bb"), Reports.venue("cc"), Reports.venue("dd"));

  private static final Choice JOINED =
      new Choice(BTC, Set.of(), Optional.of(Duration.ofSeconds(9)), List.of("USDT"), true);

  private static final List<DepthQuery> QUERIES =
      List.of(
          query(Choice.of(BTC), 5_000, "", "", true, false),
          query(Choice.of(BTC), 2, "", "", false, true),
          query(Choice.of(BTC), 40, "3", "4", true, true),
          query(JOINED, 50, "0.5", "", true, false),
          query(JOINED, 5_000, "", "2", true, true));

  private static DepthQuery query(
      Choice choice, int levels, String group, String range, boolean breakdown, boolean text) {
    return new DepthQuery(
        choice, levels, Decimals.read(group), Decimals.read(range), breakdown, text);
  }

  /** Levels at random; some of them need more digits than a {@code long} has. */
  private static Book book(Random random, int middle) {
    List<String> bids = new ArrayList<>();
    List<String> asks = new ArrayList<>();
    String rest = random.nextInt(6) == 0 ? "000000000001" : "";
    for (int i = random.nextInt(9); i > 0; i--) {
      bids.add(level(middle - 1 - random.nextInt(60), rest, random));
    }
    for (int i = random.nextInt(9) + (bids.isEmpty() ? 1 : 0); i > 0; i--) {
      asks.add(level(middle + random.nextInt(60), rest, random));
    }
    return Books.of(bids, asks);
  }

  private static String level(int price, String rest, Random random) {
    long size = random.nextInt(9) == 0 ? 9_000_000_000_000_000L : 1 + random.nextInt(4);
    return BigDecimal.valueOf(price, 1)
        + rest
        + " "
        + BigDecimal.valueOf(size, random.nextInt(3)).toPlainString();
  }

  private static Outcome outcome(Random random, Instant now, int middle) {
    Stamp stamp =
        random.nextBoolean()
            ? Stamp.NONE
            : new Stamp(
                Optional.of(now.minusMillis(random.nextInt(40) - 10)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    return switch (random.nextInt(12)) {
      case 0 -> new Outcome.Limited("429 \"slow\n\u00fc\"", Optional.empty());
      case 1 -> new Outcome.Blocked("403 \\ not here");
      default -> new Outcome.Fresh(book(random, middle), stamp);
    };
  }

  private static void round(Board board, Random random, Instant now) {
    for (Venue venue : VENUES) {
      if (random.nextInt(3) > 0) {
        board.reported(Reports.report(venue, BTC, now, outcome(random, now, 1_000)));
      }
      if (random.nextInt(3) > 0) {
        board.reported(Reports.report(venue, TETHER, now, outcome(random, now, 990)));
      }
      if (random.nextInt(4) > 0) {
        board.reported(
            Reports.fresh(
                venue,
                RATE,
                now,
                Books.of(List.of("0.99 100"), List.of("1.0" + random.nextInt(3) + " 100"))));
      }
    }
    board.roundClosed(now);
  }

  @Property(tries = 60)
  void bytesAreThoseOfTheTrees(@ForAll long seed) {
    Random random = new Random(seed);
    Board board = new Board(VENUES, List.of(BTC, TETHER, RATE), Freshness.USUAL, START);
    List<View> views = new ArrayList<>();
    List<TreeView> trees = new ArrayList<>();
    for (int i = 0; i < QUERIES.size(); i++) {
      views.add(new View("s" + i, QUERIES.get(i), board.current(), START));
      trees.add(new TreeView("s" + i, QUERIES.get(i), board.current(), START));
    }
    Instant now = START;
    for (int turn = 1; turn < 20; turn++) {
      now = now.plusMillis(1 + random.nextInt(random.nextInt(15) == 0 ? 40_000 : 1_500));
      if (random.nextInt(5) > 0) {
        round(board, random, now);
      }
      for (int i = 0; i < QUERIES.size(); i++) {
        assertEqual(views.get(i), trees.get(i), board, random, now);
        assertEquals(
            DepthBytes.ofTrees(QUERIES.get(i), board.current(), now),
            DepthBytes.of(QUERIES.get(i), board.current(), now));
      }
    }
  }

  private static void assertEqual(
      View view, TreeView tree, Board board, Random random, Instant now) {
    switch (random.nextInt(4)) {
      case 0 ->
          assertEquals(
              tree.heartbeat(board.current(), now), view.heartbeat(board.current(), now).text());
      case 1 -> assertEquals(tree.snapshot(), view.snapshot().text());
      default ->
          assertEquals(
              tree.update(board.current(), now),
              view.update(board.current(), now).map(Frame::text));
    }
  }
}
