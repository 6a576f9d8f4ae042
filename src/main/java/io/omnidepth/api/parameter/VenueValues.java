package io.omnidepth.api.parameter;

import io.omnidepth.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Ids of polled venues. */
public final class VenueValues {
  /** The ids, in the order of the alphabet. */
  public static final Values<Set<String>> POLLED =
      new ListValues("VenueId", "[a-z0-9]+", Optional.empty(), "ids with commas")
          .further(VenueValues::polled);

  private VenueValues() {}

  private static Set<String> polled(
      String name, Optional<String> text, List<String> written, Parameters given)
      throws Parameters.Wrong {
    Set<String> ids = new TreeSet<>(written);
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
}
