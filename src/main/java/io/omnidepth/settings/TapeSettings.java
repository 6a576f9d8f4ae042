package io.omnidepth.settings;

import static io.omnidepth.settings.Section.TAPE;
import static io.omnidepth.settings.Setting.setting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of tapes: what a server records, and how a tape is replayed. */
public final class TapeSettings {
  private static final String ALLOWED_FILE =
      "the name of a file, itself no directory, in a directory that is there";

  public static final Setting<Optional<Path>> RECORD =
      setting("--record")
          .in(TAPE)
          .otherwise("nothing is recorded")
          .allowing(ALLOWED_FILE)
          .file("FILE", TapeSettings::file)
          .says(
              "A file for every venue's answers; omnidepth replay plays it, and a bug report may "
                  + "carry it. An earlier tape is kept as FILE.old, FILE.old.2 and so on");

  public static final Setting<Long> RECORD_SIZE =
      setting("--record-size", "1GB")
          .in(TAPE)
          .size("1MB")
          .says("The size at which the recording ends; the server goes on");

  public static final Setting<Integer> SPEED =
      setting("--speed", "1").in(TAPE).whole("N", 1, 100).says("Seconds of the tape in one second");

  static final List<Setting<?>> ALL = List.of(RECORD, RECORD_SIZE);

  private TapeSettings() {}

  private static Path file(String setting, String text) {
    Path path = Kind.path(setting, text);
    Path parent = path.toAbsolutePath().getParent();
    if (text.isBlank() || Files.isDirectory(path) || parent == null || !Files.isDirectory(parent)) {
      throw new WrongSetting(setting, text, ALLOWED_FILE);
    }
    return path;
  }
}
