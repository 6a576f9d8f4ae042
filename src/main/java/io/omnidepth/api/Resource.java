package io.omnidepth.api;

import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of the HTTP API. Its description and parameters make the server's routes, the contract
 * and the documents. The other methods lead from a request to its answer, in the order in which the
 * server calls them.
 *
 * <p>The schemas and the examples of its bodies stand in {@code bodies.json}, in the folder of its
 * package among the program's resource files.
 *
 * @param <R> a request for it; its text tells it from all other requests for the resource
 */
public interface Resource<R> {
  /** For the routes, the contract and the documents. */
  ResourceDescription description();

  /** The problems of its own, by status: the names of responses in the OpenAPI document. */
  default Map<Integer, String> problems() {
    return Map.of();
  }

  /** The parameters that a form takes. */
  default List<Parameter<?>> parameters(Form form) {
    return description().forms().stream()
        .filter(each -> each.form() == form)
        .findFirst()
        .map(ResourceForm::parameters)
        .orElseThrow();
  }

  /** Reads the parameters; none is given that the form does not take. */
  R read(Question question) throws Parameters.Wrong;

  /** The books that must be polled for the answer; empty if it needs none of its own. */
  default Optional<Choice> polled(R request) {
    return Optional.empty();
  }

  /** Whether the snapshot knows enough for an answer. A request waits a little until it does. */
  default boolean known(R request, Snapshot snapshot) {
    return true;
  }

  /** The policy for browsers that open the answer by itself; empty for that of the page. */
  default Optional<String> contentPolicy(Form form) {
    return Optional.empty();
  }

  /** The cost of the answer. */
  CostKind cost(R request, Basis basis);

  /** Whether the snapshot alone makes the answer, so that equal requests may share it. */
  default boolean isOfSnapshot() {
    return true;
  }

  /** Equal for two snapshots if the answers of both differ at most in their ages. */
  default Object books(R request, Snapshot snapshot) {
    return snapshot.revision();
  }

  /** The answer. Called on any thread. */
  Answer answer(R request, Basis basis);
}
