package io.omnidepth.settings;

/** A value that is written as {@code ID=VALUE}. */
public record Pair(String id, String value) {
  /**
   * Reads the text of the setting of that name.
   *
   * @param allowed the allowed texts in words
   */
  public static Pair read(String name, String text, String allowed) {
    String[] parts = text.split("=", 2);
    if (parts.length != 2) {
      throw new WrongSetting(name, text, allowed);
    }
    return new Pair(parts[0].strip(), parts[1].strip());
  }

  @Override
  public String toString() {
    return id + "=" + value;
  }
}
