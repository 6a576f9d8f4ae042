package io.omnidepth.api.venues;

import io.omnidepth.api.Answer;
import io.omnidepth.api.Basis;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.JsonWriter;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceDescription;
import io.omnidepth.api.ResourceForm;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /venues}: the health of the polled venues. */
public final class VenuesResource implements Resource<VenuesRequest> {
  private static final int BYTES_OF_A_BOOK = 700;

  private static final List<ResourceForm> FORMS =
      List.of(
          new ResourceForm(
              Form.JSON,
              "venues",
              "Venues",
              List.of(),
              "The health of each venue",
              "State, last outcome, latency percentiles, ages, counts of outcomes and limits of "
                  + "every polled venue, and of each of its books.",
              "The venues, by id, as JSON or, for `Accept: text/csv`, as CSV."),
          new ResourceForm(
              Form.CSV,
              "venuesCsv",
              "VenuesCsv",
              List.of(),
              "The health of each venue, as a table",
              "A row for each venue of `/api/v1/venues`. A dot in a heading goes into an object; "
                  + "what is null is empty.",
              "The venues, by id."));

  private static final ResourceDescription DESCRIPTION =
      new ResourceDescription(
          "/api/v1/venues",
          "state",
          "the health of each venue: state, last outcome and reason, latency p50/p95/p99, "
              + "counts, limits",
          FORMS);

  @Override
  public ResourceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public VenuesRequest read(Question question) {
    return new VenuesRequest(question.form());
  }

  @Override
  public CostKind cost(VenuesRequest request, Basis basis) {
    return CostKind.of("venues" + request.form(), 0, basis.snapshot().markets().size());
  }

  @Override
  public Answer answer(VenuesRequest request, Basis basis) {
    return new Representation(
        basis.snapshot().revision(),
        request.toString(),
        request.form(),
        () ->
            request.form() == Form.CSV
                ? VenuesCsv.whole(Json.tree(json -> whole(json, basis)))
                    .getBytes(StandardCharsets.UTF_8)
                : Json.bytes(json -> whole(json, basis), expected(basis)));
  }

  private static void whole(JsonWriter json, Basis basis) {
    VenuesJson.whole(json, basis.snapshot(), basis.origins(), basis.now());
  }

  private static int expected(Basis basis) {
    return BYTES_OF_A_BOOK * (basis.snapshot().markets().size() + basis.snapshot().venues().size());
  }
}
