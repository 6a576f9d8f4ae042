package io.omnidepth.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kind of a setting's value: how it is written and how its text is read.
 *
 * @param label the value's name in the help, as in {@code PORT}
 * @param words all allowed texts; empty if they are not so few
 * @param range the least and the largest allowed text, if both are known
 * @param allowed the allowed texts in words; empty if every text is allowed
 */
record Kind<T>(
    String label,
    Shape shape,
    Candidates candidates,
    List<String> words,
    Optional<Range> range,
    String allowed,
    Reader<T> reader) {
  /**
   * Reads the texts of the setting of that name. There is none if neither a user nor a default sets
   * it.
   */
  @FunctionalInterface
  interface Reader<T> {
    T read(String name, List<String> texts);
  }

  /** Reads the one text of the setting of that name. */
  @FunctionalInterface
  interface TextReader<T> {
    T read(String name, String text);
  }

  /** The least and the largest allowed text. */
  record Range(String least, String most) {
    @Override
    public String toString() {
      return least + " to " + most;
    }
  }

  static <T> Kind<T> required(
      String label, Candidates candidates, String allowed, TextReader<T> reader) {
    return new Kind<>(
        label,
        Shape.SINGLE,
        candidates,
        List.of(),
        Optional.empty(),
        allowed,
        (name, texts) -> reader.read(name, texts.get(0)));
  }

  private static <T> Kind<Optional<T>> optional(
      String label, Candidates candidates, String allowed, TextReader<T> reader) {
    return new Kind<>(
        label,
        Shape.SINGLE,
        candidates,
        List.of(),
        Optional.empty(),
        allowed,
        (name, texts) -> texts.stream().findFirst().map(text -> reader.read(name, text)));
  }

  Kind<T> within(Range bounds) {
    return new Kind<>(
        label, shape, candidates, words, Optional.of(bounds), bounds.toString(), reader);
  }

  static Kind<Boolean> onOff() {
    return new Kind<>(
        "",
        Shape.SWITCH,
        Candidates.NONE,
        List.of(),
        Optional.empty(),
        "true or false",
        (name, texts) -> !texts.isEmpty() && isOn(name, texts.get(0)));
  }

  private static boolean isOn(String name, String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new WrongSetting(name, text, "true or false");
    };
  }

  static Kind<Optional<Instant>> time() {
    return optional(
        "TIME",
        Candidates.NONE,
        "a time",
        (name, text) -> {
          try {
            return Instant.parse(text);
          } catch (DateTimeParseException noTime) {
            throw new WrongSetting(name, text, "a time as 2026-01-01T00:00:00Z");
          }
        });
  }

  static Kind<String> word(String label, List<String> words) {
    return new Kind<>(
        label,
        Shape.SINGLE,
        Candidates.WORDS,
        words,
        Optional.empty(),
        String.join(", ", words),
        (name, texts) -> {
          String word = texts.get(0).strip().toLowerCase(Locale.ROOT);
          if (!words.contains(word)) {
            throw WrongSetting.name(name, texts.get(0), words);
          }
          return word;
        });
  }

  /** Any text. */
  static Kind<Optional<String>> text(String label) {
    return optional(label, Candidates.NONE, "", (name, text) -> text);
  }

  static Kind<Optional<String>> text(String label, Pattern pattern, String allowed) {
    return optional(
        label, Candidates.NONE, allowed, (name, text) -> matched(name, text, pattern, allowed));
  }

  static Kind<String> required(String label, Pattern pattern, String allowed) {
    return required(
        label, Candidates.NONE, allowed, (name, text) -> matched(name, text, pattern, allowed));
  }

  private static String matched(String name, String text, Pattern pattern, String allowed) {
    if (!pattern.matcher(text).matches()) {
      throw new WrongSetting(name, text, allowed);
    }
    return text;
  }

  static Kind<Optional<Path>> file(String label, String allowed, TextReader<Path> reader) {
    return optional(label, Candidates.FILES, allowed, reader);
  }

  /** The path that a text is. */
  static Path path(String name, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException noPath) {
      throw new WrongSetting(name, text, "the path of a file");
    }
  }

  /** Texts with commas between them. */
  static <E> Kind<List<E>> list(
      String label, Candidates candidates, String allowed, TextReader<E> reader) {
    return new Kind<>(
        label,
        label.contains("=") ? Shape.MAPPING : Shape.LIST,
        candidates,
        List.of(),
        Optional.empty(),
        allowed,
        (name, texts) -> texts.stream().map(text -> reader.read(name, text)).toList());
  }
}
