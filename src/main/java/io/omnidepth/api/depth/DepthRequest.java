package io.omnidepth.api.depth;

import io.omnidepth.api.ChoiceRequest;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A depth and the form it is wanted in.
 *
 * @param canvas for a picture
 */
public record DepthRequest(Form form, DepthQuery query, Canvas canvas) implements ChoiceRequest {
  /** Reads the parameters' texts: those of {@link DepthQuery}, and for a picture its canvas. */
  public static DepthRequest read(Form form, Instrument instrument, Parameters parameters)
      throws Parameters.Wrong {
    parameters.onlyThese(parameters(form));
    return switch (form) {
      case JSON, CSV ->
          new DepthRequest(
              form, DepthQuery.read(instrument, parameters, DepthQuery.USUAL_LEVELS), Canvas.USUAL);
      case TEXT ->
          new DepthRequest(
              form,
              DepthQuery.read(instrument, parameters, DepthLadder.USUAL_LEVELS),
              Canvas.USUAL);
      case SVG ->
          new DepthRequest(
              form,
              DepthQuery.read(instrument, parameters, Integer.MAX_VALUE)
                  .orWithin(DepthPicture.USUAL_RANGE),
              Canvas.read(parameters));
    };
  }

  /** The names of the parameters that a form takes. */
  public static List<String> parameters(Form form) {
    List<String> names = new ArrayList<>(DepthQuery.PARAMETERS);
    if (form == Form.SVG) {
      names.addAll(Canvas.PARAMETERS);
    }
    return names;
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
  public String body(Snapshot snapshot, Instant now, boolean demo) {
    DepthAnswer answer = DepthAnswer.of(query, snapshot, now);
    return switch (form) {
      case JSON -> DepthJson.whole(answer);
      case CSV -> DepthCsv.whole(answer);
      case TEXT -> new DepthLadder(answer).fromTheTop(demo);
      case SVG -> new DepthPicture(answer, canvas, demo).svg();
    };
  }
}
