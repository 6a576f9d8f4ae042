package io.omnidepth.api.depth;

import io.omnidepth.api.ChoiceResource;
import io.omnidepth.api.Form;
import io.omnidepth.api.Question;
import io.omnidepth.api.ResourceDescription;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.parameter.Parameters;
import java.util.List;
import java.util.Optional;

/** {@code /depth}: the consolidated depth of an instrument. */
public final class DepthResource extends ChoiceResource<DepthRequest> {
  private static final List<ResourceForm> FORMS =
      List.of(
          new ResourceForm(
              Form.JSON,
              "depth",
              "Depth",
              DepthParameters.ALL,
              "The consolidated depth of an instrument",
              "The levels of all counted books, cumulative from the best price outwards. "
                  + "`venues` has one object per market, with the reason where it does not count. "
                  + "An instrument that was never answered waits up to 3 s for its first round.",
              "The depth, as JSON or, for `Accept: text/csv`, its rows as CSV."),
          new ResourceForm(
              Form.CSV,
              "depthCsv",
              "DepthCsv",
              DepthParameters.OF_A_TABLE,
              "The depth as a table",
              "The rows of `/api/v1/depth/{instrument}` as CSV, whatever `Accept` says.",
              "The rows, bids first, best first."),
          new ResourceForm(
              Form.TEXT,
              "depthLadder",
              "DepthLadder",
              DepthParameters.OF_A_LADDER,
              "The depth as a ladder for a terminal",
              "Asks above bids, the best next to each other, with `+` where the cumulative "
                  + "size is a floor; then the prices to which sums are totals, the markets that "
                  + "count, and the others with the reasons. Every row tells the venues' shares, "
                  + "`breakdown` or not, and numbers keep the zeros that align them. No line is "
                  + "longer than 100 characters.",
              "The ladder."),
          new ResourceForm(
              Form.SVG,
              "depthPicture",
              "DepthPicture",
              DepthParameters.OF_A_PICTURE,
              "The depth as a picture",
              "The cumulative size of each side by price, around the reference mid, to be "
                  + "embedded with `<img>`: no script, nothing from elsewhere. Sizes that are "
                  + "floors are hatched, crossed prices shaded; `<title>` and `<desc>` tell the "
                  + "figures. The curves are thinned out to the pixels and never show more than "
                  + "there is at a price. Its `Content-Security-Policy` allows nothing but its "
                  + "own style sheet. `breakdown` and `numbers` change nothing.",
              "The picture."));

  private static final ResourceDescription DESCRIPTION =
      new ResourceDescription(
          "/api/v1/depth/{instrument}",
          "market",
          "the depth: rows `[price, size, cumulative]`, best first",
          FORMS);

  @Override
  public ResourceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public DepthRequest read(Question question) throws Parameters.Wrong {
    return DepthRequest.read(question.form(), question.instrument(), question.parameters());
  }

  @Override
  public Optional<String> contentPolicy(Form form) {
    return form == Form.SVG ? Optional.of(DepthPicture.POLICY) : Optional.empty();
  }
}
