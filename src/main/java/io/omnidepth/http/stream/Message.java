package io.omnidepth.http.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.omnidepth.api.Json;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.market.Decimals;
import io.omnidepth.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A message of a reader of the stream: one JSON object of texts, numbers, truth values and lists of
 * them. A number is kept as the text that the reader wrote.
 *
 * @param id the reader's name for a subscription; empty if it is neither a whole number that a
 *     {@code long} holds nor a text that is short enough
 * @param scalars the fields with one value, by name
 * @param lists the fields with a list, its parts with commas between them
 * @param wrong the fields with another value, as it was written
 */
record Message(
    Optional<JsonNode> id,
    Map<String, String> scalars,
    Map<String, String> lists,
    Map<String, String> wrong) {
  static final int LONGEST_ID = 64;

  private static final int MOST_FIELDS = 64;
  private static final int LONGEST_WHY = 200;

  /** Words of the parser about itself, not about the text. */
  private static final Pattern WHERE =
      Pattern.compile(" \\(start marker at .*|, from `Stream[^`]*`");

  /** The reason why a text is no message. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String detail) {
      super(detail, null, false, false);
    }

    String detail() {
      return String.valueOf(getMessage());
    }
  }

  /** The value of a field; an empty text if it has none. */
  String scalar(String name) {
    return scalars.getOrDefault(name, "");
  }

  /** A field as it was written, for messages; empty if it is missing. */
  Optional<String> written(String name) {
    return Optional.ofNullable(scalars.get(name))
        .or(() -> Optional.ofNullable(lists.get(name)))
        .or(() -> Optional.ofNullable(wrong.get(name)));
  }

  /** Its length in characters, about. */
  int length() {
    return Stream.of(scalars, lists, wrong)
        .flatMap(fields -> fields.entrySet().stream())
        .mapToInt(field -> field.getKey().length() + field.getValue().length())
        .sum();
  }

  /** The texts of all fields except these. */
  Map<String, String> parameters(List<String> others) throws Parameters.Wrong {
    for (Map.Entry<String, String> field : wrong.entrySet()) {
      if (!others.contains(field.getKey())) {
        throw new Parameters.Wrong(
            field.getKey(),
            Parameters.shortened(field.getKey())
                + "="
                + field.getValue()
                + " is not allowed; allowed is a number, a text, true, false or a list");
      }
    }
    Map<String, String> parameters = new LinkedHashMap<>(scalars);
    parameters.putAll(lists);
    others.forEach(parameters::remove);
    return parameters;
  }

  /**
   * Reads a message.
   *
   * @param shape the shape of a message, for readers that send something else
   */
  static Message read(String text, String shape) throws Unreadable {
    try (JsonParser json = Json.MAPPER.getFactory().createParser(text)) {
      Message message =
          json.nextToken() == JsonToken.START_OBJECT ? new Parser(json).object() : null;
      if (message == null) {
        json.skipChildren();
      }
      if (json.currentToken() != null && json.nextToken() != null) {
        throw new Unreadable("more after the end of the JSON");
      }
      if (message == null) {
        throw new Unreadable(shape);
      }
      return message;
    } catch (JsonProcessingException broken) {
      String why = WHERE.matcher(broken.getOriginalMessage()).replaceAll("");
      throw new Unreadable("not JSON: " + PlainText.line(why, LONGEST_WHY));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }

  private static final class Parser {
    private final JsonParser json;
    private final Map<String, String> scalars = new LinkedHashMap<>();
    private final Map<String, String> lists = new LinkedHashMap<>();
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private Optional<JsonNode> id = Optional.empty();

    Parser(JsonParser json) {
      this.json = json;
    }

    Message object() throws IOException, Unreadable {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        scalars.remove(name);
        lists.remove(name);
        wrong.remove(name);
        if (scalars.size() + lists.size() + wrong.size() == MOST_FIELDS) {
          throw new Unreadable("a message has at most " + MOST_FIELDS + " fields");
        }
        JsonToken token = json.nextToken();
        if (name.equals("id")) {
          id = id(token);
        } else if (token == JsonToken.START_ARRAY) {
          lists.put(name, list());
        } else if (token == JsonToken.START_OBJECT) {
          wrong.put(name, json.nextToken() == JsonToken.END_OBJECT ? "{}" : "{…}");
          rest();
        } else {
          (token == JsonToken.VALUE_NULL ? wrong : scalars).put(name, json.getText());
        }
      }
      return new Message(id, scalars, lists, wrong);
    }

    /** Passes over the rest of an object that was begun. */
    private void rest() throws IOException {
      for (; json.currentToken() != JsonToken.END_OBJECT; json.nextToken()) {
        json.nextToken();
        json.skipChildren();
      }
    }

    private Optional<JsonNode> id(JsonToken token) throws IOException {
      if (token == JsonToken.VALUE_NUMBER_INT) {
        return Decimals.whole(json.getText(), Long.MIN_VALUE, Long.MAX_VALUE)
            .map(JsonNodeFactory.instance::numberNode);
      }
      if (token == JsonToken.VALUE_STRING && json.getText().length() <= LONGEST_ID) {
        return Optional.of(JsonNodeFactory.instance.textNode(json.getText()));
      }
      json.skipChildren();
      return Optional.empty();
    }

    private String list() throws IOException {
      List<String> parts = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        parts.add(json.currentToken().isScalarValue() ? json.getText() : "");
        json.skipChildren();
      }
      return String.join(",", parts);
    }
  }
}
