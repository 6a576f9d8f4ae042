package io.omnidepth.api;

import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.util.Map;

/**
 * A request for a resource before its parameters are read. The names in its path are known to
 * exist.
 *
 * @param form the form of the answer
 * @param names the parts of the path, by the names that the resource's path gives them
 * @param snapshot tells what may be asked for
 */
public record Question(
    Form form, Map<String, String> names, Parameters parameters, Snapshot snapshot) {
  public Question {
    names = Map.copyOf(names);
  }

  /** The instrument of the path. */
  public Instrument instrument() {
    return Instrument.parse(name("instrument")).orElseThrow();
  }

  /** A part of the path. */
  public String name(String part) {
    String name = names.get(part);
    if (name == null) {
      throw new IllegalStateException("the path has no {" + part + "}");
    }
    return name;
  }
}
