package io.omnidepth.settings;

import io.omnidepth.text.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file of settings: the options' names without their dashes. Only its nodes are read, never
 * objects, so that a text stays as it was written and each is known by its line.
 *
 * @param entries by key
 */
public record SettingsFile(Path path, Map<String, Entry> entries) {
  private static final int MOST_BYTES = 1 << 20;

  /** What a key may hold. */
  public enum Shape {
    SINGLE("a single value"),
    LIST("a value or a list of values"),
    MAPPING("ID=URL, a list of them, or a mapping of ID: URL");

    private final String words;

    Shape(String words) {
      this.words = words;
    }
  }

  /**
   * A key's value as it would stand on the command line.
   *
   * @param line counted from 1
   */
  public record Entry(String text, int line) {}

  /**
   * Reads and checks a whole file, the keys of other commands too.
   *
   * @param known what each key that is allowed may hold
   * @throws WrongSetting on anything that is not as it should be
   */
  public static SettingsFile read(Path path, Map<String, Shape> known) {
    return new Reading(path, known).file();
  }

  /** The same of bytes that were read before. */
  static SettingsFile of(Path path, byte[] bytes, Map<String, Shape> known) {
    Reading reading = new Reading(path, known);
    try {
      return reading.file(reading.text(bytes));
    } catch (CharacterCodingException otherBytes) {
      throw reading.noText();
    }
  }

  private record Reading(Path path, Map<String, Shape> known) {
    SettingsFile file() {
      return file(text());
    }

    SettingsFile file(String text) {
      Node root = root(text);
      Map<String, Entry> entries = new LinkedHashMap<>();
      if (root instanceof MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
          String key = key(tuple.getKeyNode());
          Entry first = entries.get(key);
          if (first != null) {
            throw wrong(tuple.getKeyNode(), key + " is there twice, first in line " + first.line());
          }
          entries.put(key, entry(key, tuple));
        }
      } else if (root != null && !root.getTag().equals(Tag.NULL)) {
        throw wrong(root, "this is no setting; settings are written as port: 8080");
      }
      return new SettingsFile(path, Map.copyOf(entries));
    }

    private String text() {
      try (InputStream file = Files.newInputStream(path)) {
        return text(file.readNBytes(MOST_BYTES + 1));
      } catch (NoSuchFileException missing) {
        throw new WrongSetting("there is no file " + path);
      } catch (AccessDeniedException denied) {
        throw new WrongSetting(path + " may not be read");
      } catch (CharacterCodingException otherBytes) {
        throw noText();
      } catch (IOException unreadable) {
        throw new WrongSetting(
            path
                + (Files.isDirectory(path) ? " is a directory" : " cannot be read: " + unreadable));
      }
    }

    String text(byte[] bytes) throws CharacterCodingException {
      if (bytes.length > MOST_BYTES) {
        throw new WrongSetting(path + " has more than " + MOST_BYTES + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    WrongSetting noText() {
      return new WrongSetting(path + " is no text in UTF-8");
    }

    private Node root(String text) {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      try (StringReader reader = new StringReader(text)) {
        return yaml.compose(reader);
      } catch (MarkedYAMLException broken) {
        // Its message quotes the line, which may hold a secret; the problem alone does not.
        Mark at = Optional.ofNullable(broken.getProblemMark()).orElse(broken.getContextMark());
        throw new WrongSetting(
            path
                + ", line "
                + (at.getLine() + 1)
                + ", column "
                + (at.getColumn() + 1)
                + ": this is no YAML: "
                + broken.getProblem());
      } catch (YAMLException | IllegalArgumentException broken) {
        // The library throws the latter at a tag that ends in a space.
        throw new WrongSetting(
            path
                + ": this is no YAML: "
                + String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
      }
    }

    private String key(Node node) {
      String key = node instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!known.containsKey(key)) {
        throw wrong(
            node,
            "there is no key \""
                + key
                + "\""
                + Nearest.among(key.replaceFirst("^-+", ""), known.keySet()));
      }
      return key;
    }

    private Entry entry(String key, NodeTuple tuple) {
      Shape shape = known.getOrDefault(key, Shape.SINGLE);
      Node value = tuple.getValueNode();
      List<String> texts = new ArrayList<>();
      if (value instanceof SequenceNode list && shape != Shape.SINGLE) {
        list.getValue().forEach(item -> add(key, shape, item, texts));
      } else {
        add(key, shape, value, texts);
      }
      if (texts.isEmpty()) {
        throw empty(key, value);
      }
      return new Entry(String.join(",", texts), tuple.getKeyNode().getStartMark().getLine() + 1);
    }

    /** Adds a value's text, or those of a mapping as ID=URL. */
    private void add(String key, Shape shape, Node value, List<String> into) {
      if (value instanceof ScalarNode scalar) {
        if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
          throw empty(key, value);
        }
        into.add(scalar.getValue());
      } else if (value instanceof MappingNode mapping && shape == Shape.MAPPING) {
        Set<String> names = new LinkedHashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
          if (!(tuple.getKeyNode() instanceof ScalarNode name
              && tuple.getValueNode() instanceof ScalarNode text
              && !text.getTag().equals(Tag.NULL))) {
            throw wrong(tuple.getKeyNode(), key + " takes " + shape.words);
          }
          if (!names.add(name.getValue())) {
            throw wrong(name, key + ": " + name.getValue() + " is there twice");
          }
          into.add(name.getValue() + "=" + text.getValue());
        }
      } else {
        throw wrong(value, key + " takes " + shape.words);
      }
    }

    private WrongSetting empty(String key, Node value) {
      return wrong(value, key + " is empty; leave the key out for the default");
    }

    private WrongSetting wrong(Node at, String what) {
      return new WrongSetting(path + ", line " + (at.getStartMark().getLine() + 1) + ": " + what);
    }
  }
}
