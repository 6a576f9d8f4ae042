package io.omnidepth.demo;

import io.omnidepth.venue.Listing.Step;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of an exchange's list of markets that its venue does not read. They are written in the
 * {@code exchange} section of its sample.
 *
 * @param assetsAs further names of assets, by the venue's name ({@code assets-as: XBT=XXBT/Bitcoin
 *     ETH=XETH/Ethereum})
 * @param numbered the field with the row's number, and its rule: the number in the market's name or
 *     the place of the row ({@code numbered: index by name}, {@code numbered: id by place})
 * @param fullTable whether the table beside the list has a row for each number, which makes a
 *     number a place ({@code full-table: yes})
 * @param ticks further fields of a row with the tick ({@code tick-too: minPrice}, {@code
 *     tick-places-too: pair_decimals})
 * @param lots further fields of a row with the lot ({@code lot-too: minQty}, {@code lot-places-too:
 *     digits})
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

  /** Reads the traits of the sample. */
  static RowTraits of(Map<String, String> section) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    words(section, "assets-as")
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> names.put(pair[0], Arrays.asList(pair[1].split("/"))));
    return new RowTraits(
        names,
        section.getOrDefault("numbered", ""),
        section.getOrDefault("full-table", "no").equals("yes"),
        steps(section, "tick"),
        steps(section, "lot"));
  }

  private static List<Step> steps(Map<String, String> section, String step) {
    return Stream.<Step>concat(
            words(section, step + "-too").map(Step.Size::new),
            words(section, step + "-places-too").map(Step.Places::new))
        .toList();
  }

  private static Stream<String> words(Map<String, String> section, String key) {
    return Stream.of(section.getOrDefault(key, "").split(" ")).filter(word -> !word.isEmpty());
  }

  /** The asset's further name at that place; the venue's usual name if there is none. */
  String further(String asset, int place) {
    List<String> names = assetsAs.getOrDefault(asset, List.of());
    return place < names.size() ? names.get(place) : asset;
  }
}
