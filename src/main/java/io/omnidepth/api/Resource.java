package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * A resource of the HTTP API: its path, forms and parameters, and the way from a request to its
 * answer. The server calls the methods in the order in which they stand here.
 *
 * @param <R> a request for it; its text tells it from all other requests for the resource
 */
public interface Resource<R> {
  /** The path, with a name in braces for each part that varies. */
  String path();

  /**
   * The forms of its answers, JSON first. Each other form has a path with its ending; {@code
   * Accept} chooses between JSON and CSV.
   */
  List<Form> forms();

  /** The names of the parameters that a form takes. */
  List<String> parameters(Form form);

  /** Reads the parameters; none is given that the form does not take. */
  R read(Question question) throws Parameters.Wrong;

  /** The books that must be polled for the answer; empty where it needs none of its own. */
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

  /** The answer. Called on any thread. */
  Answer answer(R request, Basis basis);
}
