package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.text.Nearest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Ids of polled venues. */
public record VenueValues() implements Values<Set<String>> {
  private static final ListValues LIST =
      new ListValues("VenueId", "[a-z0-9]+", Optional.empty(), "ids with commas");

  @Override
  public Set<String> read(String name, Optional<String> text, Parameters given)
      throws Parameters.Wrong {
    Set<String> ids = new TreeSet<>(LIST.read(name, text, given));
    for (String id : ids) {
      if (!given.venues().contains(id)) {
        throw new Parameters.Wrong(
            name,
            text.orElse(""),
            Nearest.hint(id, given.venues()),
            "a list, with commas, of " + String.join(",", given.venues()));
      }
    }
    return ids;
  }

  @Override
  public ObjectNode schema() {
    return LIST.schema();
  }

  @Override
  public String words() {
    return LIST.words();
  }

  @Override
  public Optional<String> pattern() {
    return LIST.pattern();
  }
}
