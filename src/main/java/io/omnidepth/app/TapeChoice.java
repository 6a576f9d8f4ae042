package io.omnidepth.app;

import io.omnidepth.poll.PollPlan;
import io.omnidepth.settings.TapeSettings;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.tape.TapeFault;
import io.omnidepth.tape.TapeHeader;
import io.omnidepth.tape.TapeReader;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tape of a server, if it has one: to be recorded, or to be replayed. */
public sealed interface TapeChoice {
  /** No tape. */
  record None() implements TapeChoice {}

  /**
   * A tape of this run.
   *
   * @param mostBytes the size at which it ends
   */
  record Recording(Path file, long mostBytes) implements TapeChoice {}

  /**
   * A tape of an earlier run.
   *
   * @param speed seconds of the tape in one second
   */
  record Playback(TapeReader tape, int speed) implements TapeChoice {
    private static final Logger LOG = LoggerFactory.getLogger(Playback.class);

    /** The venues of the tape, without those that this program does not know. */
    List<Venue> venues() {
      List<String> ids = tape.header().venues();
      ids.stream()
          .filter(id -> Catalog.find(id).isEmpty())
          .forEach(id -> LOG.warn("the tape has venue {}, which this program does not know", id));
      return ids.stream().flatMap(id -> Catalog.find(id).stream()).toList();
    }

    /** The plan by which the recorded run polled. */
    PollPlan polling(SourcePlan plan) {
      TapeHeader header = tape.header();
      Set<Venue> unpaced = new HashSet<>();
      header.unpaced().forEach(id -> Catalog.find(id).ifPresent(unpaced::add));
      return new PollPlan(
          plan.venues(),
          plan.instruments(),
          header.interval(),
          header.lists(),
          unpaced,
          Set.copyOf(header.timesShown()));
    }
  }

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
