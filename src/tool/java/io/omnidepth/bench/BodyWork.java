package io.omnidepth.bench;

import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ReadResult;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.time.Instant;
import java.util.List;

/** From the last of five bodies to the merged depth as JSON, 1,000 levels a side. */
final class BodyWork {
  private static final List<String> VENUES =
      List.of("binanceus", "binance", "mexc", "kraken", "coinbase");

  private static final int BODIES = 8;

  private final List<Venue> venues =
      VENUES.stream().map(id -> Catalog.find(id).orElseThrow()).toList();

  private final LayoutReader[] readers = new LayoutReader[venues.size()];
  private final byte[][][] bodies = new byte[venues.size()][BODIES][];
  private final Board board =
      new Board(venues, List.of(BenchBodies.BTC_USD), Freshness.USUAL, Reports.START);
  private Instant now = Reports.START;
  private int step;

  BodyWork() {
    for (int venue = 0; venue < venues.size(); venue++) {
      readers[venue] = new LayoutReader(venues.get(venue));
      for (int i = 0; i < BODIES; i++) {
        bodies[venue][i] =
            BenchBodies.body(VENUES.get(venue), BenchBodies.LEVELS, BODIES * venue + i);
      }
    }
  }

  /** All but the last venue have answered. */
  void prepare() {
    now = now.plusSeconds(1);
    step++;
    for (int venue = 0; venue < venues.size() - 1; venue++) {
      take(venue);
    }
    board.roundClosed(now);
  }

  /** The last body comes; the result is the answer. */
  byte[] lastBody() {
    take(venues.size() - 1);
    board.roundClosed(now);
    return new JsonWork(board.current()).ours();
  }

  private void take(int venue) {
    ReadResult result = readers[venue].read(200, bodies[venue][step % BODIES]);
    if (!(result instanceof ReadResult.Read read)) {
      throw new IllegalStateException(venues.get(venue) + " " + result);
    }
    board.reported(
        Reports.report(
            venues.get(venue),
            BenchBodies.BTC_USD,
            now,
            new Outcome.Fresh(read.book(), Stamp.NONE)));
  }
}
