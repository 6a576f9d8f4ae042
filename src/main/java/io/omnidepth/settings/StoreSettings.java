package io.omnidepth.settings;

import static io.omnidepth.settings.Section.STORED_DATA;
import static io.omnidepth.settings.Setting.setting;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of the data that lasts until the next start. */
public final class StoreSettings {
  public static final Setting<Optional<Path>> DATA =
      setting("--data")
          .in(STORED_DATA)
          .otherwise("nothing is stored")
          .allowing("a directory")
          .file("DIR", StoreSettings::directory)
          .says(
              "A directory for the venues' lists of markets; the next start then knows them before "
                  + "it has polled");

  static final List<Setting<?>> ALL = List.of(DATA);

  private StoreSettings() {}

  private static Path directory(String setting, String text) {
    Path path = Kind.path(setting, text);
    Path parent = path.toAbsolutePath().getParent();
    boolean fresh =
        Files.notExists(path, LinkOption.NOFOLLOW_LINKS)
            && parent != null
            && Files.isDirectory(parent);
    if (text.isBlank() || !(Files.isDirectory(path) || fresh)) {
      throw new WrongSetting(
          setting, text, "a directory, or the name of a new one in a directory that is there");
    }
    return path;
  }
}
