package io.omnidepth.settings;

import static io.omnidepth.settings.Section.LOG;
import static io.omnidepth.settings.Setting.setting;

import java.util.List;

/** The settings of the log. */
public final class LogSettings {
  public static final Setting<String> FORM =
      setting("--log", "text")
          .in(LOG)
          .word("FORM", "text", "json")
          .says("The form of the log on standard error: text, or json with an object a line");

  public static final Setting<String> LEVEL =
      setting("--log-level", "info")
          .in(LOG)
          .word("LEVEL", "error", "warn", "info", "debug")
          .says("The lowest level in the log: error, warn, info or debug");

  static final List<Setting<?>> ALL = List.of(FORM, LEVEL);

  private LogSettings() {}
}
