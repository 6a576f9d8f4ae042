package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.market.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/** Values of a parameter without a default. */
public interface OptionalValues<T> extends Values<Optional<T>> {
  ObjectMapper MAPPER = new ObjectMapper();

  /** Reads a text that is given. */
  T read(String name, String text) throws Parameters.Wrong;

  @Override
  default Optional<T> read(String name, Optional<String> text, Parameters given)
      throws Parameters.Wrong {
    return text.isEmpty() ? Optional.empty() : Optional.of(read(name, text.get()));
  }

  /** The same with a default. */
  default Values<T> or(T usual) {
    OptionalValues<T> values = this;
    return new Values<>() {
      @Override
      public T read(String name, Optional<String> text, Parameters given) throws Parameters.Wrong {
        return values.read(name, text, given).orElse(usual);
      }

      @Override
      public ObjectNode schema() {
        ObjectNode schema = values.schema();
        schema.set("default", MAPPER.<JsonNode>valueToTree(usual));
        return schema;
      }

      @Override
      public String words() {
        return values.words();
      }

      @Override
      public Optional<String> usual() {
        return Optional.of(
            usual instanceof BigDecimal decimal ? Decimals.text(decimal) : usual.toString());
      }

      @Override
      public Optional<String> pattern() {
        return values.pattern();
      }
    };
  }
}
