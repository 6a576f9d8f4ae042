package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.market.Decimals;
import java.util.Optional;

/** Whole numbers within bounds. */
public record WholeValues(int least, int most) implements OptionalValues<Integer> {
  @Override
  public Integer read(String name, String text) throws Parameters.Wrong {
    return Decimals.whole(text, least, most)
        .map(Math::toIntExact)
        .orElseThrow(() -> wrong(name, text));
  }

  /** The refusal of a text. */
  public Parameters.Wrong wrong(String name, String text) {
    return new Parameters.Wrong(name, text, "", "a whole number from " + least + " to " + most);
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "integer")
        .put("minimum", least)
        .put("maximum", most);
  }

  @Override
  public String words() {
    return least + " to " + most;
  }

  @Override
  public Optional<String> pattern() {
    return Optional.of("^[0-9]+$");
  }
}
