package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final Duration ROUND = Duration.ofSeconds(1);

  private static final Venue WEIGHED =
      TestVenues.venue("weighed")
          .depth(100, 5)
          .depth(1000, 50)
          .depth(5000, 250)
          .allows(6000, Duration.ofMinutes(1))
          .every(Duration.ofSeconds(2))
          .declared();

  private static final Venue STRICT =
      TestVenues.venue("strict").depths(100, 500).allows(1, Duration.ofSeconds(1)).declared();

  @Test
  void asksForTheDeepestThatTheLimitsAfford() {
    // 6000 a minute (counted as 66 s) are 181 in two seconds: three books of weight 50 fit, none of
    // 250
    assertEquals(
        new Pace(
            Optional.of(new Request.Depth(1000, 50, WEIGHED.request().url())),
            50,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2)),
        Pace.of(WEIGHED, 3, ROUND, true));
    assertEquals(100, Pace.of(WEIGHED, 30, ROUND, true).depth().orElseThrow().levels());
  }

  @Test
  void stretchesTheIntervalWhereNoDepthIsAffordable() {
    Pace pace = Pace.of(STRICT, 3, ROUND, true);
    assertEquals(500, pace.depth().orElseThrow().levels());
    assertEquals(Duration.ofSeconds(4), pace.interval());
    assertEquals(ROUND, pace.usual());
    assertTrue(pace.interval().compareTo(pace.usual()) > 0);
  }

  @Test
  void isNeverFasterThanTheVenueChangesItsAnswer() {
    assertEquals(Duration.ofSeconds(2), Pace.of(WEIGHED, 1, ROUND, true).interval());
    assertEquals(
        Duration.ofSeconds(3), Pace.of(WEIGHED, 1, Duration.ofSeconds(3), true).interval());
  }

  @Test
  void unpacedIsEveryRoundAndTheDeepest() {
    assertEquals(
        new Pace(Optional.of(new Request.Depth(500, 1, STRICT.request().url())), 1, ROUND, ROUND),
        Pace.of(STRICT, 9, ROUND, false));
  }

  /**
   * The depth and interval of the three usual instruments at a venue that lists all of them. A
   * changed limit or depth in the catalog shows here.
   */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          binance,     1000, 3
          binanceus,    500, 5
          bingx,       1000, 1
          bitfinex,     100, 3
          bitflyer,       0, 2
          bitget,       150, 1
          bithumb,        0, 1
          bitmart,       50, 1
          bitstamp,       0, 2
          bullish,        0, 1
          bybit,        200, 1
          coinbase,       0, 5
          cryptocom,     50, 1
          deribit,    10000, 1
          gate,        1000, 1
          gemini,         0, 4
          htx,            0, 1
          hyperliquid,    0, 1
          kraken,       500, 4
          kucoin,       100, 1
          lbank,        200, 1
          mexc,        5000, 2
          okx,         5000, 2
          poloniex,     150, 1
          upbit,         30, 1
          whitebit,     100, 1
          """)
  void hasThisPaceAtEachVenue(String id, int levels, int seconds) {
    Pace pace = Pace.of(Catalog.find(id).orElseThrow(), 3, ROUND, true);
    assertEquals(levels, pace.depth().map(Request.Depth::levels).orElse(0));
    assertEquals(Duration.ofSeconds(seconds), pace.interval());
  }
}
