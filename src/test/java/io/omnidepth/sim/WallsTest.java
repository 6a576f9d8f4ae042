package io.omnidepth.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Walls;
import io.omnidepth.market.Book;
import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A market in virtual time whose walls are made by a script, so that the truth is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallsTest {
  private static final List<Venue> VENUES =
      List.of(Reports.venue("aa"), Reports.venue("bb"), Reports.venue("cc"));
  private static final int LEVELS = 320;
  private static final int END = 500;

  /** The first second in which the third venue is silent. */
  private static final int SILENT = 430;

  private static final long WALL = 6_000;

  private record Scripted(int venue, Side side, long price, int from, int until) {}

  /** The step is 10: bids from 99800 on are at 99800, asks up to 100160 at 100160. */
  private static final List<Scripted> SCRIPT =
      List.of(
          new Scripted(0, Side.BID, 99_804, 100, END),
          new Scripted(1, Side.ASK, 100_156, 120, 200),
          new Scripted(2, Side.BID, 99_502, 150, END),
          new Scripted(0, Side.BID, 99_406, 180, END),
          new Scripted(1, Side.BID, 99_406, 180, END),
          new Scripted(2, Side.ASK, 100_256, 220, 227));

  private final Board board =
      new Board(VENUES, List.of(Reports.BTC), Freshness.USUAL, Reports.START);
  private final Set<String> seen = new TreeSet<>();
  private Optional<Walls.Shown> reached = Optional.empty();

  /** It falls by 32 bps from the 240th second to the 400th. */
  private static long mid(int second) {
    return 100_000 - 2L * Math.max(0, Math.min(160, second - 240));
  }

  /** A size from 0.5 to 1.5 that changes each five seconds. */
  private static long size(int venue, long price, int second) {
    long fifth = second / 5;
    return 50L + new Random(price * 31 + venue + 1_000_003L * fifth).nextInt(101);
  }

  private static Book book(int venue, int second) {
    BookBuilder builder = new BookBuilder(BookBuilder.RepeatedPrice.LAST_WINS);
    for (Side side : Side.values()) {
      long out = side == Side.BID ? -2 : 2;
      for (int i = 1; i <= LEVELS; i++) {
        long price = mid(second) + out * i;
        builder.add(
            side, price, 0, size(venue, price, second) + wall(venue, side, price, second), 2);
      }
    }
    return ((BookBuilder.Result.Built) builder.build()).book();
  }

  private static long wall(int venue, Side side, long price, int second) {
    for (Scripted one : SCRIPT) {
      if (one.venue() == venue
          && one.side() == side
          && one.price() == price
          && second >= one.from()
          && second < one.until()) {
        return WALL;
      }
    }
    return 0;
  }

  @BeforeAll
  void pass() {
    for (int second = 0; second < END; second++) {
      Instant now = Reports.START.plusSeconds(second);
      for (int venue = 0; venue < VENUES.size(); venue++) {
        if (venue < 2 || second < SILENT) {
          board.reported(Reports.fresh(VENUES.get(venue), Reports.BTC, now, book(venue, second)));
        }
      }
      QuietLog.during(() -> board.roundClosed(now));
      see(Walls.of(board.current().select(Choice.of(Reports.BTC))).all());
    }
  }

  private void see(List<Walls.Shown> walls) {
    for (Walls.Shown wall : walls) {
      String end = wall.end().map(Walls.Ended::word).orElse("stands");
      seen.add(wall.side() + " " + wall.price().toPlainString() + " " + wall.venues() + " " + end);
      reached = end.equals("reached") ? Optional.of(wall) : reached;
    }
  }

  @Test
  void allWallsAreFoundWithTheirEndsAndNoOthers() {
    assertEquals(
        List.of(
            "ask 100160 [bb] stands",
            "ask 100160 [bb] withdrawn",
            "bid 99400 [aa, bb] stands",
            "bid 99500 [cc] stands",
            "bid 99500 [cc] venueOut",
            "bid 99800 [aa] reached",
            "bid 99800 [aa] stands"),
        new ArrayList<>(seen));
  }

  @Test
  void aWallTellsItsSizeAndTheTimesOfItsBeginningAndEnd() {
    Walls.Shown wall = reached.orElseThrow();
    assertEquals(Reports.START.plusSeconds(100), wall.since());
    assertEquals(64, wall.size().doubleValue(), 7);
    Instant passed = Reports.START.plusSeconds(340);
    assertEquals(passed, wall.end().orElseThrow().at());
    assertEquals(Optional.of(Reports.START.plusSeconds(180)), standing());
  }

  private Optional<Instant> standing() {
    return Walls.of(board.current().select(Choice.of(Reports.BTC))).all().stream()
        .filter(wall -> wall.end().isEmpty())
        .map(Walls.Shown::since)
        .findFirst();
  }
}
