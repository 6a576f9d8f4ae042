package io.omnidepth.support;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** JSON as it stands in committed files: exact numbers, and a line for each value that fits one. */
public final class PrettyJson {
  private static final int WIDTH = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private PrettyJson() {}

  public static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The text of a file. */
  public static String text(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(out, node, 0, 0);
    return out.append('\n').toString();
  }

  private static void write(StringBuilder out, JsonNode node, int indent, int before) {
    String line = line(node);
    boolean fits = indent > 0 && indent + before + line.length() < WIDTH;
    if (!node.isContainerNode() || node.isEmpty() || fits) {
      out.append(line);
      return;
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    String begin = "\n" + " ".repeat(indent + 2);
    out.append(node.isObject() ? '{' : '[');
    for (int i = 0; i < node.size(); i++) {
      String name = node.isObject() ? quoted(names.get(i)) + ": " : "";
      out.append(i == 0 ? "" : ",").append(begin).append(name);
      write(out, node.isObject() ? node.get(names.get(i)) : node.get(i), indent + 2, name.length());
    }
    out.append('\n').append(" ".repeat(indent)).append(node.isObject() ? '}' : ']');
  }

  private static String line(JsonNode node) {
    if (node.isArray()) {
      StringJoiner line = new StringJoiner(", ", "[", "]");
      node.forEach(value -> line.add(line(value)));
      return line.toString();
    }
    if (node.isObject()) {
      StringJoiner line = new StringJoiner(", ", "{ ", " }").setEmptyValue("{}");
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        line.add(quoted(field.getKey()) + ": " + line(field.getValue()));
      }
      return line.toString();
    }
    return written(node);
  }

  private static String quoted(String text) {
    return written(JsonNodeFactory.instance.textNode(text));
  }

  private static String written(JsonNode scalar) {
    try {
      return MAPPER.writeValueAsString(scalar);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
