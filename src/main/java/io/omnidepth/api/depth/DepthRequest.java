package io.omnidepth.api.depth;

import io.omnidepth.api.ChoiceRequest;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A request for a depth.
 *
 * @param canvas the size and the ground of a picture
 */
record DepthRequest(Form form, DepthQuery query, Canvas canvas) implements ChoiceRequest {
  /** Reads the parameters. A picture has more of them than the other forms. */
  static DepthRequest read(Form form, Instrument instrument, Parameters given)
      throws Parameters.Wrong {
    int levels =
        switch (form) {
          case JSON, CSV -> DepthParameters.LEVELS.of(given);
          case TEXT -> DepthParameters.LADDER_LEVELS.of(given);
          case SVG -> DepthParameters.PICTURE_LEVELS.of(given).orElse(Integer.MAX_VALUE);
        };
    Optional<BigDecimal> range =
        form == Form.SVG
            ? Optional.of(DepthParameters.PICTURE_RANGE.of(given))
            : DepthParameters.RANGE.of(given);
    return new DepthRequest(
        form,
        DepthQuery.read(instrument, given, levels, range),
        form == Form.SVG ? Canvas.read(given) : Canvas.USUAL);
  }

  @Override
  public Choice choice() {
    return query.choice();
  }

  @Override
  public boolean numbersAsText() {
    return query.numbersAsText();
  }

  @Override
  public CostKind cost(Snapshot snapshot) {
    return query.kind(form.toString(), snapshot);
  }

  @Override
  public byte[] body(Snapshot snapshot, Instant now, boolean demo) {
    DepthAnswer answer = DepthAnswer.of(query, snapshot, now);
    return switch (form) {
      case JSON -> DepthJson.whole(answer);
      case CSV -> DepthCsv.whole(answer);
      case TEXT -> new DepthLadder(answer).fromTheTop(demo).getBytes(StandardCharsets.UTF_8);
      case SVG -> new DepthPicture(answer, canvas, demo).svg().getBytes(StandardCharsets.UTF_8);
    };
  }
}
