package io.omnidepth.api.books;

import io.omnidepth.api.Answer;
import io.omnidepth.api.Basis;
import io.omnidepth.api.ChoiceParameters;
import io.omnidepth.api.ChoiceResource;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Form;
import io.omnidepth.api.Json;
import io.omnidepth.api.Problem;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceDescription;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Market;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.market.Side;
import io.omnidepth.source.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /books}: one venue's book as it was read. */
public final class BookResource implements Resource<BookRequest> {
  private static final List<Parameter<?>> PARAMETERS = List.of(ChoiceParameters.NUMBERS);

  private static final List<ResourceForm> FORMS =
      List.of(
          new ResourceForm(
              Form.JSON,
              "book",
              "Book",
              PARAMETERS,
              "One venue's book as it was read",
              "Every level that the venue sent, in its own scale, whether or not the book "
                  + "counts in a depth. A book that was never answered waits up to 3 s for its "
                  + "first round.",
              "The book, as JSON or, for `Accept: text/csv`, its rows as CSV."),
          new ResourceForm(
              Form.CSV,
              "bookCsv",
              "BookCsv",
              PARAMETERS,
              "One venue's book as a table",
              "The rows of `/api/v1/books/{venue}/{instrument}` as CSV, whatever `Accept` says.",
              "Every level, bids first, best first."));

  private static final ResourceDescription DESCRIPTION =
      new ResourceDescription(
          "/api/v1/books/{venue}/{instrument}",
          "market",
          "one venue's book as it was read, every level",
          FORMS);

  @Override
  public ResourceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public Map<Integer, String> problems() {
    return Map.of(404, "NoSuchBook", 503, "NoBookYet");
  }

  @Override
  public BookRequest read(Question question) throws Parameters.Wrong {
    return new BookRequest(
        question.form(),
        question.name("venue"),
        question.instrument(),
        ChoiceParameters.NUMBERS.of(question.parameters()));
  }

  @Override
  public Optional<Choice> polled(BookRequest request) {
    return Optional.of(Choice.of(request.instrument()));
  }

  @Override
  public boolean known(BookRequest request, Snapshot snapshot) {
    return snapshot.asked(request.venue(), request.instrument());
  }

  @Override
  public CostKind cost(BookRequest request, Basis basis) {
    long levels =
        market(request, basis)
            .flatMap(Market::answer)
            .map(known -> known.book().levels(Side.BID) + known.book().levels(Side.ASK))
            .orElse(0);
    return CostKind.of("book" + request.form(), 0, levels);
  }

  @Override
  public Answer answer(BookRequest request, Basis basis) {
    Optional<Market> known = market(request, basis);
    if (known.isEmpty()) {
      return ChoiceResource.noBookCounted(request.instrument());
    }
    Market market = known.get();
    if (market.answer().isEmpty()) {
      return noBook(market);
    }
    return new Representation(
        basis.snapshot().sequence(),
        request.toString(),
        request.form(),
        () ->
            request.form() == Form.CSV
                ? BookCsv.whole(market)
                : BookJson.whole(market, request.numbersAsText(), basis.now()));
  }

  private static Optional<Market> market(BookRequest request, Basis basis) {
    return basis.snapshot().market(request.venue(), request.instrument());
  }

  private static Problem noBook(Market market) {
    String why = market.last().flatMap(Report::reason).orElse("no answer yet");
    boolean unlisted = market.state() == State.UNLISTED;
    Problem problem =
        Problem.of(
                unlisted ? 404 : 503,
                unlisted ? "Not listed" : "No book",
                market.venue().id()
                    + " has sent no book of "
                    + market.instrument()
                    + " ("
                    + market.market()
                    + "): "
                    + why)
            .with("state", Json.MAPPER.getNodeFactory().textNode(market.state().word()));
    return unlisted ? problem : problem.retryAfter(1);
  }
}
