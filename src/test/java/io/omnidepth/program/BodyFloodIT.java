package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.tool.BodyFlood;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The venues with the largest books and one with small ones, in half the memory; {@link BodyFlood}
 * alone runs all of them.
 */
class BodyFloodIT {
  private static final int LARGE = 1 << 20;
  private static final int BOOKS = 2;

  @Test
  void allAtOnceWithTheirLargestBooksAreReadInTurn() throws Exception {
    List<Venue> venues =
        Catalog.ALL.stream()
            .filter(
                venue -> venue.response().bound().bytes() > LARGE || venue.id().equals("kraken"))
            .toList();
    try (BodyFlood flood = new BodyFlood(venues, 1, BOOKS, LARGE)) {
      BodyFlood.Result result = flood.run("128m");
      assertFalse(result.outOfMemory(), () -> String.join("\n", result.log()));
      assertTrue(result.fewest() >= BOOKS, () -> result.polls().toString());
    }
  }
}
