package io.omnidepth.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A {@link Setting} that lacks its kind and its meaning. */
public final class SettingDraft {
  private final String name;
  private final Optional<String> byDefault;
  private Section section = Section.GENERAL;
  private Optional<String> otherwise = Optional.empty();
  private Optional<String> allowed = Optional.empty();

  SettingDraft(String name, Optional<String> byDefault) {
    this.name = name;
    this.byDefault = byDefault;
  }

  /** A setting that lacks its meaning. */
  public static final class Typed<T> {
    private final SettingDraft draft;
    private final Kind<T> kind;

    private Typed(SettingDraft draft, Kind<T> kind) {
      this.draft = draft;
      this.kind = kind;
    }

    /** The finished setting. The meaning is one sentence without its full stop. */
    public Setting<T> says(String meaning) {
      return new Setting<>(draft, kind, meaning);
    }
  }

  String name() {
    return name;
  }

  Optional<String> byDefault() {
    return byDefault;
  }

  Section section() {
    return section;
  }

  Optional<String> otherwise() {
    return otherwise;
  }

  Optional<String> allowed() {
    return allowed;
  }

  SettingDraft in(Section heading) {
    section = heading;
    return this;
  }

  /** Tells the default in words, if it is no text of the setting. */
  SettingDraft otherwise(String words) {
    otherwise = Optional.of(words);
    return this;
  }

  /** Tells the allowed texts in words, for the documents. */
  SettingDraft allowing(String words) {
    allowed = Optional.of(words);
    return this;
  }

  /** An option without a value. */
  public Typed<Boolean> onOff() {
    return of(Kind.onOff());
  }

  public Typed<Integer> whole(String label, int least, int most) {
    return of(NumberKind.whole(label, least, most));
  }

  Typed<Long> whole(String label) {
    return of(NumberKind.whole(label));
  }

  /** A number above zero. */
  Typed<Double> positive(String label) {
    return of(NumberKind.positive(label));
  }

  /** A number of bytes. */
  Typed<Long> size(String least) {
    return of(NumberKind.size(least));
  }

  Typed<Duration> duration(String least, String most) {
    return of(NumberKind.duration(least, most));
  }

  Typed<Duration> duration(String least) {
    return of(NumberKind.duration(least));
  }

  Typed<Optional<Instant>> time() {
    return of(Kind.time());
  }

  Typed<String> word(String label, String... words) {
    return of(Kind.word(label, List.of(words)));
  }

  /** Any text. */
  Typed<Optional<String>> text(String label) {
    return of(Kind.text(label));
  }

  Typed<Optional<String>> text(String label, Pattern pattern, String words) {
    return of(Kind.text(label, pattern, words));
  }

  Typed<String> required(String label, Pattern pattern, String words) {
    return of(Kind.required(label, pattern, words));
  }

  /** The path of a file. */
  Typed<Optional<Path>> file() {
    return file("FILE", Kind::path);
  }

  Typed<Optional<Path>> file(String label, Kind.TextReader<Path> reader) {
    return of(Kind.file(label, "", reader));
  }

  /** Texts with commas between them; those with {@code =} in the label may also be a mapping. */
  Typed<List<String>> list(String label) {
    return list(label, Candidates.NONE, (setting, text) -> text);
  }

  /** Ids of venues with commas between them, or {@code ID=VALUE}. */
  Typed<List<String>> venues(String label) {
    return list(label, Candidates.VENUES, (setting, text) -> text);
  }

  <E> Typed<List<E>> list(String label, Candidates candidates, Kind.TextReader<E> reader) {
    return of(Kind.list(label, candidates, "", reader));
  }

  private <T> Typed<T> of(Kind<T> kind) {
    return new Typed<>(this, kind);
  }
}
