package io.omnidepth.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.http.stream.UpdateRun;
import io.omnidepth.market.Book;
import io.omnidepth.market.Consolidation;
import io.omnidepth.market.DepthView;
import io.omnidepth.market.Part;
import io.omnidepth.market.Pricing;
import io.omnidepth.market.Side;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ReadResult;
import io.omnidepth.venue.catalog.Catalog;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The benches compare equal work: ours and the peers' give the same results. */
class BenchWorkTest {
  private static final int ROWS = 500;

  @Test
  void eachBodyHasTheBookThatItWasMadeOf() {
    for (String venue : BenchBodies.FORMATS) {
      LayoutReader reader = new LayoutReader(Catalog.find(venue).orElseThrow());
      ReadResult result = reader.read(200, BenchBodies.body(venue, 100, 3));
      assertTrue(result instanceof ReadResult.Read, venue + " " + result);
      assertEquals(
          PeerMerge.lines(
              new PeerMerge(List.of(part(BenchBodies.book(100, 3)))).treeMap(Side.BID, 100)),
          PeerMerge.lines(
              new PeerMerge(List.of(part(((ReadResult.Read) result).book())))
                  .treeMap(Side.BID, 100)),
          venue);
    }
  }

  private static Part part(Book book) {
    return new Part("venue", BenchBodies.BTC_USD, book, false, false, Pricing.AS_SENT);
  }

  @Test
  void allMergesGiveTheSameRows() {
    List<Part> parts = BenchBodies.parts(4);
    PeerMerge peers = new PeerMerge(parts);
    BigDecimal step = BigDecimal.ONE;
    DepthView grouped =
        DepthView.of(Consolidation.of(parts), Optional.of(step), Optional.empty(), ROWS);
    assertEquals(ROWS, grouped.bids().rows());
    assertEquals(
        PeerMerge.lines(peers.treeMap(Side.BID, step, ROWS)), PeerMerge.lines(grouped.bids()));
    assertEquals(
        PeerMerge.lines(peers.treeMap(Side.ASK, step, ROWS)), PeerMerge.lines(grouped.asks()));
    assertEquals(
        peers.treeMap(Side.ASK, step, ROWS).stream()
            .map(row -> row.cumulative().unscaledValue().longValueExact())
            .toList(),
        peers.sorted(Side.ASK, 100, ROWS).stream().map(PeerMerge.FastRow::cumulative).toList());
    DepthView whole =
        DepthView.of(Consolidation.of(parts), Optional.empty(), Optional.empty(), 4_000);
    assertEquals(PeerMerge.lines(peers.treeMap(Side.BID, 4_000)), PeerMerge.lines(whole.bids()));
  }

  @Test
  void databindWritesTheRowsOfTheAnswer() {
    PeerJson.Rows ours = PeerJson.Rows.of(JsonWork.ofFiveVenues().ours());
    assertEquals(BenchBodies.LEVELS, ours.bids().length);
    PeerJson.Rows theirs = PeerJson.Rows.of(new PeerJson(ours).write());
    assertArrayEquals(ours.bids(), theirs.bids());
    assertArrayEquals(ours.asks(), theirs.asks());
  }

  @Test
  void theLastBodyOfFiveLeadsToAnAnswerWithAllVenues() throws IOException {
    BodyWork work = new BodyWork();
    work.prepare();
    JsonNode answer = new JsonMapper().readTree(work.lastBody());
    assertEquals(BenchBodies.LEVELS, answer.get("asks").size());
    assertEquals(5, answer.get("venues").size());
    answer.get("venues").forEach(row -> assertTrue(row.get("counted").asBoolean(), row.toString()));
  }

  @Test
  void eachStepOfAnUpdateRunIsAnUpdate() {
    UpdateRun run =
        new UpdateRun(step -> List.of(BenchBodies.book(50, step % 2), BenchBodies.book(50, 7)), 20);
    run.publish();
    assertTrue(run.update() > 500);
    run.publish();
    assertTrue(run.update() > 500);
  }
}
