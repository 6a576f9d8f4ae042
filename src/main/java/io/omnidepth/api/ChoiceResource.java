package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Dependence;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A resource that is made of a choice of books. It needs a book that counts. */
public abstract class ChoiceResource<R extends ChoiceRequest> implements Resource<R> {
  @Override
  public Map<Integer, String> problems() {
    return Map.of(404, "NoSuchInstrument", 503, "NoBookCounted");
  }

  @Override
  public Optional<Choice> polled(R request) {
    return Optional.of(request.choice());
  }

  @Override
  public boolean known(R request, Snapshot snapshot) {
    return Demand.settled(snapshot, request.choice());
  }

  @Override
  public CostKind cost(R request, Basis basis) {
    return request.cost(basis.snapshot());
  }

  @Override
  public Object books(R request, Snapshot snapshot) {
    return Dependence.of(request.choice()).version(snapshot);
  }

  @Override
  public Answer answer(R request, Basis basis) {
    Instant now = basis.now();
    Merger.Merged merged = basis.merger().of(basis.snapshot(), request.choice());
    Selection selection = merged.selection();
    if (!selection.countsAny()) {
      Instrument instrument = request.choice().instrument();
      return noBookCounted(instrument)
          .with("instrument", Json.MAPPER.getNodeFactory().textNode(instrument.toString()))
          .with(
              "venues",
              Json.tree(json -> ChoiceJson.venues(json, selection, request.numbersAsText(), now)))
          .with("blocked", Json.tree(json -> BlockedJson.rows(json, selection)));
    }
    return new Representation(
        basis.snapshot().sequence(),
        request.toString() + selection.members(),
        request.form(),
        () -> request.body(basis.snapshot(), now, basis.demo()),
        merged.took());
  }

  /** The problem that no venue has a book of the instrument that counts. */
  public static Problem noBookCounted(Instrument instrument) {
    return Problem.of(
            503,
            "No book counted",
            "no venue has a book of "
                + instrument
                + " that can be believed now; \"venues\" says why of each")
        .retryAfter(1);
  }
}
