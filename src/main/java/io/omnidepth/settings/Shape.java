package io.omnidepth.settings;

/** The number of values of a setting, and their form in a settings file. */
public enum Shape {
  /** On or off; the option alone turns it on. */
  SWITCH("a single value"),
  SINGLE("a single value"),
  /** Values with commas between them. */
  LIST("a value or a list of values"),
  /** {@code ID=VALUE} with commas between them. */
  MAPPING("ID=URL, a list of them, or a mapping of ID: URL");

  private final String words;

  Shape(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether the setting may be repeated. */
  public boolean isMany() {
    return this == LIST || this == MAPPING;
  }
}
