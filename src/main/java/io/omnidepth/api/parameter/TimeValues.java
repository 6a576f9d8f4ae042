package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Moments in ISO 8601. */
public record TimeValues() implements OptionalValues<Instant> {
  private static final int LONGEST = 40;

  @Override
  public Instant read(String name, String text) throws Parameters.Wrong {
    try {
      return Instant.parse(text.length() <= LONGEST ? text : "");
    } catch (DateTimeParseException none) {
      throw new Parameters.Wrong(name, text, "", "a time in ISO 8601, as 2026-11-21T12:00:05.000Z");
    }
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance.objectNode().put("type", "string").put("format", "date-time");
  }

  @Override
  public String words() {
    return "a time";
  }
}
