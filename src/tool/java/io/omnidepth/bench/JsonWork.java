package io.omnidepth.bench;

import io.omnidepth.api.Basis;
import io.omnidepth.api.Form;
import io.omnidepth.api.Merger;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import io.omnidepth.api.depth.DepthResource;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Snapshot;
import io.omnidepth.venue.Venue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The answer of {@code GET /depth} with 1,000 rows a side. */
final class JsonWork {
  private final Representation answer;

  /** The answer about a board. */
  JsonWork(Snapshot snapshot) {
    answer = answer(new DepthResource(), snapshot);
  }

  /** The answer about five venues. */
  static JsonWork ofFiveVenues() {
    List<Venue> venues = IntStream.range(0, 5).mapToObj(i -> Reports.venue("venue" + i)).toList();
    Board board = new Board(venues, List.of(BenchBodies.BTC_USD), Freshness.USUAL, Reports.START);
    for (int i = 0; i < venues.size(); i++) {
      board.reported(
          Reports.fresh(
              venues.get(i),
              BenchBodies.BTC_USD,
              Reports.START,
              BenchBodies.book(BenchBodies.LEVELS, i)));
    }
    board.roundClosed(Reports.START);
    return new JsonWork(board.current());
  }

  private static <R> Representation answer(Resource<R> resource, Snapshot snapshot) {
    Parameters parameters = new Parameters(Map.of("levels", "1000"), List.of());
    Question question =
        new Question(Form.JSON, Map.of("instrument", "BTC-USD"), parameters, snapshot);
    Basis basis =
        new Basis(
            snapshot,
            new History(),
            () -> Reports.START,
            new Merger(() -> Reports.START),
            Map.of(),
            false,
            false);
    try {
      return (Representation) resource.answer(resource.read(question), basis);
    } catch (Parameters.Wrong wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** The answer's bytes. */
  byte[] ours() {
    Object body = answer.body().get();
    return body instanceof byte[] bytes ? bytes : body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
