package io.omnidepth.tool;

import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * One subscriber's view of the made-up market in the form of the stream's contract, with {@code
 * numbers=text}: a number of levels a side, ungrouped or grouped.
 */
final class SoakView {
  private static final int CHECKED_ROWS = 25;

  /** One side: the places of its rows, and the sizes of the venues in grouped rows. */
  private static final class Half {
    final boolean isBids;
    BitSet places = new BitSet();
    Map<Integer, int[]> groups = Map.of();

    Half(boolean isBids) {
      this.isBids = isBids;
    }

    Stream<Integer> bestFirst(BitSet some) {
      return isBids
          ? Stream.iterate(some.length() - 1, at -> at >= 0, at -> some.previousSetBit(at - 1))
          : some.stream().boxed();
    }
  }

  private final String stream;
  private final int levels;
  private final int groupCents;
  private final boolean hasShares;
  private final SoakMarket market;
  private final BitSet touched = new BitSet();
  private Half bids = new Half(true);
  private Half asks = new Half(false);
  private long sequence;

  /**
   * @param groupCents the distance of the groups; 0 for ungrouped levels
   * @param hasShares whether rows have the sizes of the venues
   */
  SoakView(String stream, int levels, int groupCents, boolean hasShares, SoakMarket market) {
    this.stream = stream;
    this.levels = levels;
    this.groupCents = groupCents;
    this.hasShares = hasShares;
    this.market = market;
  }

  private boolean isGrouped() {
    return groupCents > 0;
  }

  /** A step of the market that goes into the next update. */
  void stepped() {
    touched.or(market.touched());
  }

  String snapshot(long now, Instant time) {
    bids = new Half(true);
    asks = new Half(false);
    String venues = SoakMarket.VENUES.stream().map(this::venue).collect(Collectors.joining(","));
    return frame("snapshot", now, time, ",\"instrument\":\"BTC-USD\"", venues);
  }

  String update(long now, Instant time) {
    String previous = ",\"previous\":" + sequence;
    return frame("update", now, time, previous, venue(market.answered()));
  }

  private String frame(String type, long now, Instant time, String more, String venues) {
    sequence = now;
    String changes = ",\"bids\":[" + changes(bids) + "],\"asks\":[" + changes(asks) + "]";
    touched.clear();
    return """
        {"type":"%s","stream":"%s","sequence":%d,"time":"%s","checksum":%d%s,%s,"venues":[%s]%s}
        """
        .formatted(type, stream, sequence, time, checksum(), more, measures(), venues, changes);
  }

  /** The rows that came, changed or went since. */
  private String changes(Half half) {
    BitSet told = (BitSet) half.places.clone();
    if (isGrouped()) {
      Map<Integer, int[]> before = half.groups;
      half.groups = market.grouped(half.isBids, groupCents, levels);
      half.places = new BitSet();
      half.groups.keySet().forEach(half.places::set);
      told.or(half.places);
      told.stream()
          .filter(place -> Arrays.equals(before.get(place), half.groups.get(place)))
          .forEach(told::clear);
    } else {
      half.places = market.best(half.isBids, levels);
      told.xor(half.places);
      BitSet changed = (BitSet) touched.clone();
      changed.and(half.places);
      told.or(changed);
    }
    return half.bestFirst(told).map(place -> row(half, place)).collect(Collectors.joining(","));
  }

  private int[] shares(Half half, int place) {
    return isGrouped() ? half.groups.getOrDefault(place, new int[0]) : market.shares(place);
  }

  private String size(Half half, int place) {
    return SoakMarket.sizeText(IntStream.of(shares(half, place)).sum());
  }

  private String price(int place) {
    return SoakMarket.priceText((long) place * (isGrouped() ? groupCents : SoakMarket.TICK_CENTS));
  }

  /** A row that is gone has size 0. */
  private String row(Half half, int place) {
    if (!half.places.get(place)) {
      return "[" + quoted(price(place)) + ",\"0\"]";
    }
    String level = quoted(price(place)) + "," + quoted(size(half, place));
    if (!hasShares) {
      return "[" + level + "]";
    }
    int[] sizes = shares(half, place);
    String told =
        IntStream.range(0, sizes.length)
            .filter(venue -> sizes[venue] > 0)
            .mapToObj(
                venue ->
                    quoted(SoakMarket.VENUES.get(venue).id())
                        + ":"
                        + quoted(SoakMarket.sizeText(sizes[venue])))
            .collect(Collectors.joining(","));
    return "[" + level + ",{" + told + "}]";
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private long checksum() {
    CRC32 crc = new CRC32();
    String best =
        Stream.of(bids, asks)
            .flatMap(
                half ->
                    half.bestFirst(half.places)
                        .limit(CHECKED_ROWS)
                        .map(place -> price(place) + ":" + size(half, place)))
            .collect(Collectors.joining(":"));
    crc.update(best.getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private String measures() {
    int bid = market.best(true, 1).nextSetBit(0);
    int ask = market.best(false, 1).nextSetBit(0);
    BigDecimal mid =
        BigDecimal.valueOf((long) (bid + ask) * SoakMarket.TICK_CENTS, 2)
            .divide(BigDecimal.valueOf(2));
    BigDecimal spread = BigDecimal.valueOf((long) (ask - bid) * SoakMarket.TICK_CENTS, 2);
    String bps = SoakMarket.plain(spread.movePointRight(4).divide(mid, MathContext.DECIMAL32));
    String middle = SoakMarket.plain(mid);
    return """
        "bestBid":%s,"bestAsk":%s,"mid":"%s","referenceMid":"%s","spread":"%s","spreadBps":"%s",
        "crossed":false,"skewMs":1500,"more":true,"rates":[],"reach":%s"""
        .formatted(best(bid), best(ask), middle, middle, SoakMarket.plain(spread), bps, reach());
  }

  private String best(int price) {
    return """
        {"price":"%s","size":"%s","venues":["kraken"]}"""
        .formatted(
            SoakMarket.priceText((long) price * SoakMarket.TICK_CENTS),
            SoakMarket.sizeText(market.total(price)));
  }

  private String reach() {
    return """
        {"bid":"%s","ask":"%s"}"""
        .formatted(
            SoakMarket.priceText((long) SoakMarket.TICK_CENTS * market.end(true)),
            SoakMarket.priceText((long) SoakMarket.TICK_CENTS * market.end(false)));
  }

  private String venue(Venue venue) {
    return """
        {"venue":"%s","market":"%s","instrument":"BTC-USD","state":"live","counted":true,"ageMs":35,
         "unchangedMs":0,"bids":1400,"asks":1400,"reach":%s,"complete":{"bid":false,"ask":false}}"""
        .formatted(venue.id(), SoakMarket.spelled(venue), reach());
  }
}
