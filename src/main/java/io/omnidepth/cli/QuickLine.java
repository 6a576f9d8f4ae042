package io.omnidepth.cli;

import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the usual command lines of a server without the parser, whose classes take a third of a
 * start. It leaves every other line to the parser: help, wrong use, unusual forms.
 */
final class QuickLine {
  private final Map<String, Setting<?>> settings = new HashMap<>();
  private final Map<String, List<String>> typed = new HashMap<>();

  private QuickLine(List<Setting<?>> settings) {
    settings.forEach(setting -> this.settings.put(setting.name(), setting));
  }

  /**
   * The settings' texts as the parser would read them; empty if the line is for the parser.
   *
   * @param options all arguments behind the command
   */
  static Optional<Map<String, List<String>>> typed(
      List<Setting<?>> settings, List<String> options) {
    QuickLine line = new QuickLine(settings);
    Iterator<String> words = options.iterator();
    while (words.hasNext()) {
      if (!line.read(words.next(), words)) {
        return Optional.empty();
      }
    }
    return Optional.of(line.typed);
  }

  private boolean read(String word, Iterator<String> rest) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Setting<?> setting = settings.get(name);
    if (setting == null) {
      return false;
    }
    if (setting.shape() == Shape.SWITCH) {
      return equals < 0 && typed.put(name, List.of("true")) == null;
    }
    String value = equals >= 0 ? word.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
    if (!isPlain(value)) {
      return false;
    }
    if (setting.shape().isMany()) {
      typed
          .computeIfAbsent(name, none -> new ArrayList<>())
          .addAll(Arrays.asList(value.split(",")));
      return true;
    }
    return typed.put(name, List.of(value)) == null;
  }

  /** Whether the parser takes the value as it is. */
  private static boolean isPlain(String value) {
    return !value.isEmpty()
        && "-@,".indexOf(value.charAt(0)) < 0
        && value.chars().noneMatch(each -> each == '"' || each == '\'' || each == '\\')
        && !value.contains(",,")
        && !value.endsWith(",");
  }
}
