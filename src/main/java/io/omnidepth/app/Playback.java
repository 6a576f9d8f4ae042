package io.omnidepth.app;

import io.omnidepth.board.Freshness;
import io.omnidepth.poll.PollPlan;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.tape.TapeHeader;
import io.omnidepth.tape.TapeReader;
import io.omnidepth.text.PlainText;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tape of an earlier run.
 *
 * @param speed seconds of the tape in one second
 */
record Playback(TapeReader tape, int speed) implements TapeChoice {
  private static final int LONGEST_TEXT = 60;
  private static final Logger LOG = LoggerFactory.getLogger(Playback.class);

  /** The venues of the tape, without those that this program does not know. */
  List<Venue> venues() {
    return tape.header().venues().stream().flatMap(id -> Catalog.find(id).stream()).toList();
  }

  /**
   * The instruments of the recorded run.
   *
   * @throws WrongSetting if the header has none that a run can have
   */
  InstrumentChoice instruments(Path file) {
    try {
      return InstrumentChoice.of(tape.header().instruments());
    } catch (WrongSetting wrong) {
      throw new WrongSetting(
          "the instruments of "
              + file
              + wrong.message((option, text) -> ": " + PlainText.line(text, LONGEST_TEXT)));
    }
  }

  /** The ages at which the recorded run doubted a book. */
  Freshness freshness() {
    TapeHeader.Ages ages = tape.header().ages();
    return new Freshness(ages.ageingAfter(), ages.staleAfter(), ages.staleAtTheLatest());
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

  @Override
  public void tell() {
    TapeHeader header = tape.header();
    LOG.warn("this is a replay: {} recorded it from {} on", header.program(), header.start());
    header.venues().stream()
        .filter(id -> Catalog.find(id).isEmpty())
        .forEach(id -> LOG.warn("the tape has venue {}, which this program does not know", id));
  }

  void tellEnd(TapeReader.Ending ending) {
    LOG.warn("{}; its last state stays", ending.words());
  }
}
