package io.omnidepth.settings;

import io.omnidepth.text.Nearest;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * The settings in a text of YAML. It reads nodes, never objects: a text stays as it was written,
 * and each key keeps its line.
 *
 * @param path the file, for messages
 * @param known the shape of each allowed key
 */
record YamlSettings(Path path, Map<String, Shape> known) {
  Map<String, SettingsFile.Entry> read(String text) {
    Node root = root(text);
    Map<String, SettingsFile.Entry> entries = new LinkedHashMap<>();
    if (root instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String key = key(tuple.getKeyNode());
        SettingsFile.Entry first = entries.get(key);
        if (first != null) {
          throw wrong(tuple.getKeyNode(), key + " is there twice, first in line " + first.line());
        }
        entries.put(key, entry(key, tuple));
      }
    } else if (root != null && !root.getTag().equals(Tag.NULL)) {
      throw wrong(root, "this is no setting; settings are written as port: 8080");
    }
    return entries;
  }

  private @Nullable Node root(String text) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    try (StringReader reader = new StringReader(text)) {
      return yaml.compose(reader);
    } catch (MarkedYAMLException broken) {
      // Its message quotes the line, which may hold a secret. The problem alone does not.
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

  private SettingsFile.Entry entry(String key, NodeTuple tuple) {
    Shape shape = known.getOrDefault(key, Shape.SINGLE);
    Node value = tuple.getValueNode();
    List<String> texts = new ArrayList<>();
    if (value instanceof SequenceNode list && shape.isMany()) {
      list.getValue().forEach(item -> add(key, shape, item, texts));
    } else {
      add(key, shape, value, texts);
    }
    if (texts.isEmpty()) {
      throw empty(key, value);
    }
    return new SettingsFile.Entry(
        String.join(",", texts), tuple.getKeyNode().getStartMark().getLine() + 1);
  }

  /** Adds a value's text, or those of a mapping as ID=VALUE. */
  private void add(String key, Shape shape, Node value, List<String> into) {
    if (value instanceof ScalarNode scalar) {
      if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
        throw empty(key, value);
      }
      into.add(scalar.getValue());
    } else if (value instanceof MappingNode mapping && shape == Shape.MAPPING) {
      addPairs(key, mapping, into);
    } else {
      throw wrong(value, key + " takes " + shape.words());
    }
  }

  private void addPairs(String key, MappingNode mapping, List<String> into) {
    Set<String> names = new LinkedHashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name
          && tuple.getValueNode() instanceof ScalarNode text
          && !text.getTag().equals(Tag.NULL))) {
        throw wrong(tuple.getKeyNode(), key + " takes " + Shape.MAPPING.words());
      }
      if (!names.add(name.getValue())) {
        throw wrong(name, key + ": " + name.getValue() + " is there twice");
      }
      into.add(name.getValue() + "=" + text.getValue());
    }
  }

  private WrongSetting empty(String key, Node value) {
    return wrong(value, key + " is empty; leave the key out for the default");
  }

  private WrongSetting wrong(Node at, String what) {
    return new WrongSetting(path + ", line " + (at.getStartMark().getLine() + 1) + ": " + what);
  }
}
