package io.omnidepth.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A YAML file of settings. Its keys are the options' names without their dashes.
 *
 * @param entries by key
 */
public record SettingsFile(Path path, Map<String, Entry> entries) {
  private static final int MOST_BYTES = 1 << 20;

  public SettingsFile {
    entries = Map.copyOf(entries);
  }

  /**
   * A key's value as it would stand on the command line.
   *
   * @param line counted from 1
   */
  record Entry(String text, int line) {}

  /**
   * Reads and checks a whole file, the keys of other commands too.
   *
   * @param known all settings of all commands
   * @throws WrongSetting if the file or anything in it is not as it should be
   */
  public static SettingsFile read(Path path, Collection<Setting<?>> known) {
    try (InputStream file = Files.newInputStream(path)) {
      return of(path, file.readNBytes(MOST_BYTES + 1), known);
    } catch (NoSuchFileException missing) {
      throw new WrongSetting("there is no file " + path);
    } catch (AccessDeniedException denied) {
      throw new WrongSetting(path + " may not be read");
    } catch (IOException unreadable) {
      throw new WrongSetting(
          path + (Files.isDirectory(path) ? " is a directory" : " cannot be read: " + unreadable));
    }
  }

  /** Reads and checks the bytes of a file. */
  static SettingsFile of(Path path, byte[] bytes, Collection<Setting<?>> known) {
    if (bytes.length > MOST_BYTES) {
      throw new WrongSetting(path + " has more than " + MOST_BYTES + " bytes");
    }
    Map<String, Shape> shapes = new TreeMap<>();
    known.forEach(setting -> shapes.put(setting.key(), setting.shape()));
    return new SettingsFile(path, new YamlSettings(path, shapes).read(text(path, bytes)));
  }

  private static String text(Path path, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherBytes) {
      throw new WrongSetting(path + " is no text in UTF-8");
    }
  }
}
