package io.omnidepth.cli;

import static io.omnidepth.settings.Setting.setting;

import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.WrongSetting;

/** The form in which a command prints its answer. */
enum Form {
  /** A table for people. */
  TABLE,
  JSON,
  CSV;

  /** Reads the two switches. */
  static Form of(Values values, Setting<Boolean> json, Setting<Boolean> csv) {
    if (values.get(json) && values.get(csv)) {
      throw new WrongSetting(json + " and " + csv + " exclude each other");
    }
    return values.get(json) ? JSON : values.get(csv) ? CSV : TABLE;
  }

  /** The switch {@code --json}. */
  static Setting<Boolean> json(String meaning) {
    return setting("--json").onOff().says(meaning);
  }

  /** The switch {@code --csv}. */
  static Setting<Boolean> csv(String meaning) {
    return setting("--csv").onOff().says(meaning);
  }
}
