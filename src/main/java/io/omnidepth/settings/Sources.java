package io.omnidepth.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sources of the settings of one command, in their order: command line, environment, file. They
 * know where each setting was written, so that a message can name the place.
 */
public final class Sources {
  private final List<Setting<?>> settings;
  private final Map<String, List<String>> typed;
  private final Environment environment;
  private final Optional<SettingsFile> file;

  /**
   * @param settings the settings of the command
   * @param typed the texts on the command line by the options' names
   */
  public Sources(
      List<Setting<?>> settings,
      Map<String, List<String>> typed,
      Environment environment,
      Optional<SettingsFile> file) {
    this.settings = List.copyOf(settings);
    this.typed = Map.copyOf(typed);
    this.environment = environment;
    this.file = file;
  }

  /**
   * Reads all settings of the command.
   *
   * @throws WrongSetting if one is not allowed
   */
  public Values values() {
    return Values.of(settings, this::texts);
  }

  /** The texts of a setting as they were written; empty if nobody set it. */
  public Optional<List<String>> texts(Setting<?> setting) {
    return Optional.ofNullable(typed.get(setting.name()))
        .or(() -> beside(setting.name()).map(text -> parts(setting, text)));
  }

  private Optional<String> beside(String name) {
    return environment.value(name).or(() -> inFile(name).map(SettingsFile.Entry::text));
  }

  private Optional<SettingsFile.Entry> inFile(String name) {
    return file.flatMap(settings -> Optional.ofNullable(settings.entries().get(Setting.key(name))));
  }

  private static List<String> parts(Setting<?> setting, String text) {
    return setting.shape().isMany()
        ? Arrays.asList(text.replaceFirst(",+$", "").split(",", -1))
        : List.of(text);
  }

  /**
   * The setting as it stands in its source.
   *
   * @param name the option's name
   * @param text its value, or the part of it that is meant
   */
  public String written(String name, String text) {
    boolean another = settings.stream().noneMatch(setting -> setting.name().equals(name));
    if (another || typed.containsKey(name)) {
      return name + "=" + text;
    }
    if (environment.value(name).isPresent()) {
      return "the environment variable " + Setting.variable(name) + "=" + text;
    }
    return inFile(name)
        .map(
            entry ->
                file.orElseThrow().path()
                    + ", line "
                    + entry.line()
                    + ": "
                    + Setting.key(name)
                    + ": "
                    + text)
        .orElse(name + "=" + text);
  }
}
