package io.omnidepth.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole answer as a tree that keeps everything, even repeated keys and all digits. */
sealed interface JsonValue {
  record Member(String key, JsonValue value) {}

  record Members(List<Member> all) implements JsonValue {
    /** The last value of a key. */
    Optional<JsonValue> last(String key) {
      return all.stream()
          .filter(member -> member.key().equals(key))
          .map(Member::value)
          .reduce((first, later) -> later);
    }
  }

  record Elements(List<JsonValue> all) implements JsonValue {}

  /**
   * A string, a number, true or false.
   *
   * @param mayBeNumber whether it is a string or a number
   */
  record Scalar(String text, boolean mayBeNumber) implements JsonValue {}

  record Null() implements JsonValue {}

  /**
   * The content of a body.
   *
   * @param alone whether nothing follows the value
   */
  record Whole(JsonValue value, boolean alone) {}

  /** The tree of a body; empty if it is no JSON, or JSON beyond the bounds. */
  static Optional<Whole> of(byte[] body) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(128)
            .maxNameLength(1_024)
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(bounds).build();
    try (JsonParser json = factory.createParser(body)) {
      if (json.nextToken() == null) {
        return Optional.empty();
      }
      JsonValue value = value(json);
      return Optional.of(new Whole(value, json.nextToken() == null));
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static JsonValue value(JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        List<Member> members = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String key = json.currentName();
          json.nextToken();
          members.add(new Member(key, value(json)));
        }
        return new Members(members);
      }
      case START_ARRAY -> {
        List<JsonValue> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(json));
        }
        return new Elements(elements);
      }
      case VALUE_NULL -> {
        return new Null();
      }
      default -> {
        return new Scalar(
            json.getText(),
            json.currentToken().isNumeric() || json.currentToken() == JsonToken.VALUE_STRING);
      }
    }
  }
}
