package io.omnidepth.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting: its name, its place in the help, its default, its bounds, its meaning. The command
 * line, the environment, the settings file, the shells' completion, the help and the documents all
 * read it here.
 *
 * <p>{@code setting("--on-demand-idle", "2m").in(POLLING).duration("10s", "24h").says("...")}
 */
public final class Setting<T> {
  static final String PREFIX = "OMNIDEPTH_";

  private final SettingDraft draft;
  private final Kind<T> kind;
  private final String meaning;

  Setting(SettingDraft draft, Kind<T> kind, String meaning) {
    this.draft = draft;
    this.kind = kind;
    this.meaning = meaning;
  }

  /** Begins a setting that is at its default until somebody sets it. */
  public static SettingDraft setting(String name, String byDefault) {
    return new SettingDraft(name, Optional.of(byDefault));
  }

  /** Begins a setting without a default. */
  public static SettingDraft setting(String name) {
    return new SettingDraft(name, Optional.empty());
  }

  /** The option's name, as in {@code --port}. */
  public String name() {
    return draft.name();
  }

  /** The key in the settings file, as in {@code port}. */
  String key() {
    return key(name());
  }

  static String key(String name) {
    return name.replaceFirst("^-+", "");
  }

  /** The environment variable, as in {@code OMNIDEPTH_PORT}. */
  String variable() {
    return variable(name());
  }

  static String variable(String name) {
    return PREFIX + key(name).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  public Section section() {
    return draft.section();
  }

  /** The value's name in the help, as in {@code PORT}. */
  public String label() {
    return kind.label();
  }

  public Shape shape() {
    return kind.shape();
  }

  public Candidates candidates() {
    return kind.candidates();
  }

  /** All allowed texts, if they are few. */
  public List<String> words() {
    return kind.words();
  }

  /** The text of the default, if there is one. */
  Optional<String> byDefault() {
    return draft.byDefault();
  }

  /** The default in words. */
  Optional<String> defaultWords() {
    return draft.otherwise().or(draft::byDefault);
  }

  /** The least and the largest allowed text, if both are known. */
  Optional<Kind.Range> range() {
    return kind.range();
  }

  /** The allowed texts in words; empty if every text is allowed. */
  String allowed() {
    return draft.allowed().orElse(kind.allowed());
  }

  /** The meaning in one sentence, without its full stop. */
  String meaning() {
    return meaning;
  }

  /** The meaning with bounds and default. */
  public String help() {
    String bounds = kind.range().map(range -> range + "; ").orElse("");
    return defaultWords()
        .map(words -> meaning + " (" + bounds + "default: " + words + ").")
        .orElse(meaning + ".");
  }

  /**
   * Reads the value.
   *
   * @param texts as they were written, without the default
   * @throws WrongSetting if they are not allowed
   */
  T read(List<String> texts) {
    return kind.reader().read(name(), texts.isEmpty() ? byDefault().stream().toList() : texts);
  }

  /** A failure that names this setting and the allowed texts. */
  public WrongSetting wrong(String text, String allowed) {
    return new WrongSetting(name(), text, allowed);
  }

  @Override
  public String toString() {
    return name();
  }
}
