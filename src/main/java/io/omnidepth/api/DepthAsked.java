package io.omnidepth.api;

import io.omnidepth.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * A depth and the form it is wanted in.
 *
 * @param canvas for a picture
 */
record DepthAsked(Form form, DepthQuery query, Canvas canvas) {
  /** Reads the parameters' texts: those of {@link DepthQuery}, and for a picture its canvas. */
  static DepthAsked read(Form form, Instrument instrument, Parameters parameters)
      throws Parameters.Wrong {
    parameters.onlyThese(parameters(form));
    return switch (form) {
      case JSON, CSV ->
          new DepthAsked(
              form, DepthQuery.read(instrument, parameters, DepthQuery.USUAL_LEVELS), Canvas.USUAL);
      case TEXT ->
          new DepthAsked(
              form,
              DepthQuery.read(instrument, parameters, DepthLadder.USUAL_LEVELS),
              Canvas.USUAL);
      case SVG ->
          new DepthAsked(
              form,
              DepthQuery.read(instrument, parameters, Integer.MAX_VALUE)
                  .orWithin(DepthPicture.USUAL_RANGE),
              Canvas.read(parameters));
    };
  }

  /** The names of the parameters that a form takes. */
  static List<String> parameters(Form form) {
    List<String> names = new ArrayList<>(DepthQuery.PARAMETERS);
    if (form == Form.SVG) {
      names.addAll(Canvas.PARAMETERS);
    }
    return names;
  }

  /**
   * The answer in that form.
   *
   * @param madeUp whether the books are no real ones
   */
  String written(DepthAnswer answer, boolean madeUp) {
    return switch (form) {
      case JSON -> DepthJson.whole(answer);
      case CSV -> DepthCsv.whole(answer);
      case TEXT -> new DepthLadder(answer).fromTheTop(madeUp);
      case SVG -> new DepthPicture(answer, canvas, madeUp).svg();
    };
  }
}
