package io.omnidepth.demo;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The markets of one exchange, by name. */
final class ExchangeMarkets {
  private static final int FIRST_NUMBER = 200;

  private final Venue venue;
  private final Traits traits;
  private final Map<String, String> listNames;
  private final Map<String, Instrument> byName;

  /**
   * @param instruments the markets that the exchange may have; it has those that its traits list
   */
  ExchangeMarkets(Venue venue, Sample sample, Traits traits, List<Instrument> instruments) {
    this.venue = venue;
    this.traits = traits;
    this.listNames = listNames(sample);
    this.byName = byName(instruments);
  }

  /** The names in the sample's list, by instrument. */
  private static Map<String, String> listNames(Sample sample) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String line : sample.markets().map(Sample.MarketsAnswer::lists).orElse(List.of())) {
      String[] words = line.split(" ", 3);
      names.put(words[0], words[1]);
    }
    return names;
  }

  /** All markets, by each of their names. */
  private Map<String, Instrument> byName(List<Instrument> instruments) {
    Map<String, Instrument> markets = new LinkedHashMap<>();
    for (Instrument instrument : instruments) {
      if (traits.lists(instrument)) {
        String name = name(instrument);
        markets.put(name, instrument);
        markets.put(key(name), instrument);
      }
    }
    return markets;
  }

  /** The instruments that the exchange lists. */
  List<Instrument> instruments() {
    return byName.values().stream().distinct().toList();
  }

  /** The instrument of the market with that name. */
  Optional<Instrument> instrument(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The name of the market in a request for its book. If no spelling rule makes it, it is the
   * sample's name or a number.
   */
  String name(Instrument instrument) {
    return venue.namesOnlyInList()
        ? listNames.computeIfAbsent(
            instrument.toString(), added -> "@" + (FIRST_NUMBER + listNames.size()))
        : venue.market(instrument);
  }

  /** The name that answers use for the market with that name. */
  String key(String name) {
    return traits.answersAs().getOrDefault(name, name);
  }
}
