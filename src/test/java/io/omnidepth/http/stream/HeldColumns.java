package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps of a view in columns as a reader holds them, by price. */
final class HeldColumns {
  /** A step: its size, and its exact notional. */
  record Step(BigDecimal size, BigDecimal notional) {}

  private final SortedMap<BigDecimal, Step> bids = new TreeMap<>(Comparator.reverseOrder());
  private final SortedMap<BigDecimal, Step> asks = new TreeMap<>();

  /** The venues' sizes by side, venue and price. */
  private final Map<String, BigDecimal> shares = new TreeMap<>();

  private BigDecimal group = BigDecimal.ONE;
  private BigDecimal shareGroup = BigDecimal.ONE;

  /** Takes in the object {@code columns} of a snapshot or an update. */
  void take(JsonNode columns, boolean isWhole) {
    if (isWhole) {
      bids.clear();
      asks.clear();
      shares.clear();
      group = columns.path("group").isNull() ? BigDecimal.ONE : number(columns.path("group"));
      shareGroup = number(columns.at("/shares/group"));
    }
    steps(columns.path("bids"), bids, -1);
    steps(columns.path("asks"), asks, 1);
    for (String side : List.of("bids", "asks")) {
      columns
          .path("shares")
          .path(side)
          .properties()
          .forEach(venue -> shares(side + " " + venue.getKey() + " ", venue.getValue(), side));
    }
  }

  private void steps(JsonNode flat, SortedMap<BigDecimal, Step> into, int outwards) {
    long place = 0;
    for (int i = 0; i < flat.size(); i += 3) {
      place = i == 0 ? flat.get(0).asLong() : place + outwards * flat.get(i).asLong();
      BigDecimal price = bare(group.multiply(BigDecimal.valueOf(place)));
      BigDecimal size = number(flat.get(i + 1));
      BigDecimal excess = number(flat.get(i + 2)).multiply(BigDecimal.valueOf(-outwards));
      if (size.signum() == 0) {
        into.remove(price);
      } else {
        into.put(price, new Step(bare(size), bare(price.multiply(size).add(excess))));
      }
    }
  }

  private void shares(String before, JsonNode flat, String side) {
    long place = 0;
    int outwards = side.equals("bids") ? -1 : 1;
    for (int i = 0; i < flat.size(); i += 2) {
      place = i == 0 ? flat.get(0).asLong() : place + outwards * flat.get(i).asLong();
      String name = before + shareGroup.multiply(BigDecimal.valueOf(place)).toPlainString();
      if (number(flat.get(i + 1)).signum() == 0) {
        shares.remove(name);
      } else {
        shares.put(name, number(flat.get(i + 1)));
      }
    }
  }

  private static BigDecimal number(JsonNode told) {
    return told.isMissingNode() ? BigDecimal.ONE : new BigDecimal(told.asText());
  }

  private static BigDecimal bare(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  SortedMap<BigDecimal, Step> bids() {
    return bids;
  }

  SortedMap<BigDecimal, Step> asks() {
    return asks;
  }

  Map<String, BigDecimal> shares() {
    return shares;
  }
}
