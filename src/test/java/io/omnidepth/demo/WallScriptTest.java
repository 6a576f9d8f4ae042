package io.omnidepth.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Walls;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The walls of an embedded exchange in virtual time: those of the script are found, no others. */
class WallScriptTest {
  private static final Instant START = Reports.START;
  private static final Instrument BTC = Reports.BTC;
  private static final int SECONDS = 900;

  /** What the first minute lacks of the usual sizes. */
  private static final Instant KNOWN = START.plusSeconds(90);

  private final Map<Instant, WallScript.Scripted> truth = new TreeMap<>();
  private final Map<String, Walls.Shown> found = new LinkedHashMap<>();

  private void pass(String id) {
    Venue venue = Catalog.ALL.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    World world = new World(1);
    SeededRandom chance = new SeededRandom(1).of(venue.id());
    BookMaker books = new BookMaker(world, Traits.of(venue, Sample.of(id).traits()), chance, true);
    WallScript script = new WallScript(world, chance.of("walls"));
    Board board = new Board(List.of(venue), List.of(BTC), Freshness.USUAL, START);
    for (int second = 0; second < SECONDS; second++) {
      Instant now = START.plusSeconds(second);
      script.at(BTC, now).ifPresent(wall -> truth.put(wall.from(), wall));
      board.reported(Reports.fresh(venue, BTC, now, books.book(BTC, now, 2_000)));
      board.roundClosed(now);
      for (Walls.Shown wall : Walls.of(board.current().select(Choice.of(BTC))).all()) {
        found.put(wall.side() + " " + wall.price() + " " + wall.since(), wall);
      }
    }
  }

  private static boolean fits(Walls.Shown wall, WallScript.Scripted scripted) {
    return wall.side() == scripted.side()
        && Math.abs(wall.price().doubleValue() / scripted.price() - 1) < 0.00025
        && !wall.since().isBefore(scripted.from())
        && wall.since().isBefore(scripted.until());
  }

  @Test
  void theWallsOfTheScriptAreFoundWithTheirEndsAndNoOthers() {
    pass("kraken");
    List<String> ends = new ArrayList<>();
    for (WallScript.Scripted scripted : truth.values()) {
      List<Walls.Shown> fitting =
          found.values().stream().filter(wall -> fits(wall, scripted)).toList();
      boolean isWhole =
          !scripted.from().isBefore(KNOWN)
              && scripted.until().isBefore(START.plusSeconds(SECONDS - 15));
      if (isWhole) {
        assertEquals(1, fitting.size(), scripted::toString);
        ends.add(fitting.get(0).end().map(Walls.Ended::word).orElse("stands"));
        assertEquals(scripted.isReached() ? "reached" : "withdrawn", ends.get(ends.size() - 1));
      }
    }
    assertTrue(ends.size() >= 2, ends::toString);
    assertEquals(
        List.of(),
        found.values().stream()
            .filter(wall -> truth.values().stream().noneMatch(one -> fits(wall, one)))
            .toList());
  }

  @Test
  void aWallIsAwayFromThePriceWhenItBegins() {
    World world = new World(1);
    WallScript script = new WallScript(world, new SeededRandom(1).of("walls"));
    for (int second = 0; second < 7_200; second += 30) {
      script.at(BTC, START.plusSeconds(second)).ifPresent(wall -> truth.put(wall.from(), wall));
    }
    for (WallScript.Scripted wall : truth.values()) {
      double price = world.price(BTC, wall.from());
      assertEquals(wall.side() == Side.BID, wall.price() < price, wall::toString);
    }
  }
}
