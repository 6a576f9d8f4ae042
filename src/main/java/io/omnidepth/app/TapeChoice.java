package io.omnidepth.app;

import io.omnidepth.settings.TapeSettings;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.tape.TapeFault;
import io.omnidepth.tape.TapeReader;
import java.nio.file.Path;
import java.util.Optional;

/** The tape of a server, if it has one: to be recorded, or to be replayed. */
public sealed interface TapeChoice permits TapeChoice.None, TapeChoice.Recording, Playback {
  /** No tape. */
  record None() implements TapeChoice {}

  /**
   * A tape of this run.
   *
   * @param mostBytes the size at which it ends
   */
  record Recording(Path file, long mostBytes) implements TapeChoice {}

  /** Tells in the log what it means for the books. */
  default void tell() {}

  /** The recording that the settings want, if any. */
  static TapeChoice of(Values values) {
    Optional<Path> file = values.get(TapeSettings.RECORD);
    return file.<TapeChoice>map(path -> new Recording(path, values.get(TapeSettings.RECORD_SIZE)))
        .orElseGet(None::new);
  }

  /**
   * Opens a tape for replay.
   *
   * @throws WrongSetting if the file is no tape
   */
  static Playback open(Values values, Path file) {
    try {
      return new Playback(TapeReader.open(file), values.get(TapeSettings.SPEED));
    } catch (TapeFault noTape) {
      throw new WrongSetting(String.valueOf(noTape.getMessage()));
    }
  }
}
