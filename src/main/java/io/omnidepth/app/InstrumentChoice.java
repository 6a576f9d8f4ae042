package io.omnidepth.app;

import io.omnidepth.board.Watchlist;
import io.omnidepth.market.Instrument;
import io.omnidepth.settings.PollSettings;
import io.omnidepth.settings.WrongSetting;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instruments that are polled from the start.
 *
 * @param named instruments in the order in which they were written
 * @param patterns patterns of further instruments
 */
public record InstrumentChoice(List<Instrument> named, List<Watchlist.Pattern> patterns) {
  private static final String OPTION = PollSettings.INSTRUMENTS.name();
  static final int MOST = 200;

  public InstrumentChoice {
    named = List.copyOf(named);
    patterns = List.copyOf(patterns);
  }

  /** Reads names such as {@code BTC-USD} and patterns such as {@code BTC-*}. */
  static InstrumentChoice of(List<String> texts) {
    List<Instrument> named =
        instruments(texts.stream().filter(text -> !text.contains("*")).toList());
    List<Watchlist.Pattern> patterns =
        texts.stream()
            .filter(text -> text.contains("*"))
            .map(InstrumentChoice::pattern)
            .distinct()
            .toList();
    if (texts.isEmpty()) {
      throw tooMany(0, MOST);
    }
    return new InstrumentChoice(few(named, MOST), patterns);
  }

  /** Reads names. */
  static List<Instrument> instruments(List<String> texts) {
    return texts.stream().map(text -> instrument(OPTION, text)).distinct().toList();
  }

  static List<Instrument> few(List<Instrument> instruments, int most) {
    if (instruments.size() > most) {
      throw tooMany(instruments.size(), most);
    }
    return instruments;
  }

  private static WrongSetting tooMany(int count, int most) {
    return new WrongSetting(OPTION, count + " of them", "1 to " + most + " instruments");
  }

  private static Watchlist.Pattern pattern(String text) {
    return Watchlist.Pattern.parse(text)
        .orElseThrow(
            () ->
                new WrongSetting(
                    OPTION, text, "a pattern with * for a whole asset, as BTC-* or *-USDT"));
  }

  /**
   * Reads a name.
   *
   * @param option the option or argument that it is written in
   */
  public static Instrument instrument(String option, String text) {
    String[] assets = text.strip().split("-", 2);
    return Instrument.parse(text)
        .orElseThrow(
            () ->
                new WrongSetting(
                    option,
                    text,
                    assets.length == 2 && assets[0].equalsIgnoreCase(assets[1])
                        ? "BASE-QUOTE with two different assets, as BTC-USD"
                        : "BASE-QUOTE, as BTC-USD"));
  }

  @Override
  public String toString() {
    return Stream.concat(named.stream(), patterns.stream())
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }
}
