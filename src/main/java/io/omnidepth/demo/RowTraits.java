package io.omnidepth.demo;

import io.omnidepth.venue.Listing.Step;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rows of an exchange's list of markets say beyond what its venue reads of them. Written
 * in the {@code exchange} section of its sample.
 *
 * @param assetsAs further names of assets, by what the venue calls them ({@code assets-as:
 *     XBT=XXBT/Bitcoin ETH=XETH/Ethereum})
 * @param numbered which field is the row's number, and whether that is the number in the market's
 *     name or counts the rows ({@code numbered: index by name}, {@code numbered: id by place})
 * @param fullTable whether the table beside the list has a row for each number, so that a number is
 *     a place ({@code full-table: yes})
 * @param ticks where else a row tells the tick ({@code tick-too: minPrice}, {@code tick-places-too:
 *     pair_decimals})
 * @param lots where else it tells the lot ({@code lot-too: minQty}, {@code lot-places-too: digits})
 */
record RowTraits(
    Map<String, List<String>> assetsAs,
    String numbered,
    boolean fullTable,
    List<Step> ticks,
    List<Step> lots) {
  static final Set<String> KEYS =
      Set.of(
          "assets-as",
          "numbered",
          "full-table",
          "tick-too",
          "tick-places-too",
          "lot-too",
          "lot-places-too");

  RowTraits {
    assetsAs = Map.copyOf(assetsAs);
    ticks = List.copyOf(ticks);
    lots = List.copyOf(lots);
  }

  /** Reads what the sample says. */
  static RowTraits of(Map<String, String> said) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    words(said, "assets-as")
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> names.put(pair[0], Arrays.asList(pair[1].split("/"))));
    return new RowTraits(
        names,
        said.getOrDefault("numbered", ""),
        said.getOrDefault("full-table", "no").equals("yes"),
        steps(said, "tick"),
        steps(said, "lot"));
  }

  private static List<Step> steps(Map<String, String> said, String step) {
    return Stream.<Step>concat(
            words(said, step + "-too").map(Step.Size::new),
            words(said, step + "-places-too").map(Step.Places::new))
        .toList();
  }

  private static Stream<String> words(Map<String, String> said, String key) {
    return Stream.of(said.getOrDefault(key, "").split(" ")).filter(word -> !word.isEmpty());
  }

  /** The asset's further name of that place; the venue's usual one where it has none. */
  String further(String asset, int place) {
    List<String> names = assetsAs.getOrDefault(asset, List.of());
    return place < names.size() ? names.get(place) : asset;
  }
}
