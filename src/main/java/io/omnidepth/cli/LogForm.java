package io.omnidepth.cli;

import io.omnidepth.app.Logging;
import io.omnidepth.settings.Environment;
import io.omnidepth.settings.LogSettings;
import io.omnidepth.settings.Sources;
import java.util.List;
import java.util.Optional;

/** The form of the log while the other settings may still be wrong. */
final class LogForm {
  private static final String OPTION = LogSettings.FORM.name();

  private LogForm() {}

  /**
   * The form as far as the unread command line tells it.
   *
   * @param arguments as they were typed
   */
  static Logging.Form early(String[] arguments, Environment environment) {
    List<String> words = List.of(String.join("=", arguments).split("=", -1));
    int at = words.lastIndexOf(OPTION);
    Optional<String> typed =
        at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    return typed
        .or(() -> environment.value(OPTION))
        .map(Logging.Form::of)
        .orElse(Logging.Form.TEXT);
  }

  /** The form that the sources of a command tell. */
  static Logging.Form of(Sources sources) {
    return sources
        .texts(LogSettings.FORM)
        .map(texts -> Logging.Form.of(texts.get(0)))
        .orElse(Logging.Form.TEXT);
  }
}
