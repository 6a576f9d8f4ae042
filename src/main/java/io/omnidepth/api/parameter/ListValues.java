package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lists of names, with commas between.
 *
 * @param schemaOfOne the name of the schema of one name
 * @param patternOfOne the pattern of one name
 * @param most names; empty if only the length of every list is bounded
 * @param words the values for people
 */
record ListValues(String schemaOfOne, String patternOfOne, Optional<Integer> most, String words)
    implements Values<List<String>> {
  /** The most names of any list, repeated ones included. */
  private static final int MOST_NAMES = 100;

  @Override
  public List<String> read(String name, Optional<String> text, Parameters given)
      throws Parameters.Wrong {
    if (text.isEmpty() || text.get().isEmpty()) {
      return List.of();
    }
    List<String> names = Arrays.asList(text.get().split(",", MOST_NAMES + 1));
    if (names.size() > MOST_NAMES) {
      throw new Parameters.Wrong(
          name, text.get(), "", "a list, with commas, of up to " + MOST_NAMES + " names");
    }
    return names;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    schema.putObject("items").put("$ref", "#/components/schemas/" + schemaOfOne);
    most.ifPresent(count -> schema.put("maxItems", count));
    return schema;
  }

  @Override
  public Optional<String> pattern() {
    return Optional.of("^(" + patternOfOne + "(," + patternOfOne + ")*)?$");
  }
}
