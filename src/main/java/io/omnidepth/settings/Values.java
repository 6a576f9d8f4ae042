package io.omnidepth.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values of a command's settings. Each is in its own bounds. */
public final class Values {
  private final Map<Setting<?>, List<String>> texts;

  private Values(Map<Setting<?>, List<String>> texts) {
    this.texts = texts;
  }

  /**
   * Reads every setting of a command.
   *
   * @param source the texts of a setting, if somebody set it
   * @throws WrongSetting if a text is not allowed
   */
  static Values of(List<Setting<?>> settings, Function<Setting<?>, Optional<List<String>>> source) {
    Map<Setting<?>, List<String>> texts = new HashMap<>();
    for (Setting<?> setting : settings) {
      List<String> written = source.apply(setting).orElse(List.of());
      setting.read(written);
      texts.put(setting, List.copyOf(written));
    }
    return new Values(texts);
  }

  /** The value, or the default if nobody set it. */
  public <T> T get(Setting<T> setting) {
    return setting.read(texts(setting));
  }

  /** The texts as they were written; empty if nobody set it. */
  private List<String> texts(Setting<?> setting) {
    return Optional.ofNullable(texts.get(setting))
        .orElseThrow(
            () -> new IllegalArgumentException("the command does not take " + setting.name()));
  }
}
