package io.omnidepth.it;

import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * One subscriber's view of the made-up market as the stream's contract has it, with {@code
 * numbers=text}; groups are not heeded.
 */
final class SoakView {
  private static final int CHECKED_ROWS = 25;

  private final String stream;
  private final int levels;
  private final SoakMarket market;
  private final BitSet touched = new BitSet();
  private BitSet bids = new BitSet();
  private BitSet asks = new BitSet();
  private long sequence;

  SoakView(String stream, int levels, SoakMarket market) {
    this.stream = stream;
    this.levels = levels;
    this.market = market;
  }

  /** A step of the market that is told with the next update. */
  void stepped() {
    touched.or(market.touched());
  }

  String snapshot(long now, Instant time) {
    bids = new BitSet();
    asks = new BitSet();
    String venues = SoakMarket.VENUES.stream().map(this::venue).collect(Collectors.joining(","));
    return frame("snapshot", now, time, ",\"instrument\":\"BTC-USD\"", venues);
  }

  String update(long now, Instant time) {
    String previous = ",\"previous\":" + sequence;
    return frame("update", now, time, previous, venue(market.answered()));
  }

  private String frame(String type, long now, Instant time, String more, String venues) {
    sequence = now;
    StringBuilder changes = new StringBuilder(",\"bids\":[");
    bids = changed(changes, bids, true);
    changes.append("],\"asks\":[");
    asks = changed(changes, asks, false);
    touched.clear();
    return """
        {"type":"%s","stream":"%s","sequence":%d,"time":"%s","checksum":%d%s,%s,"venues":[%s]%s]}
        """
        .formatted(type, stream, sequence, time, checksum(), more, measures(), venues, changes);
  }

  /** Writes the rows that came, changed or went since. */
  private BitSet changed(StringBuilder json, BitSet before, boolean isBids) {
    BitSet prices = market.best(isBids, levels);
    BitSet told = (BitSet) prices.clone();
    told.xor(before);
    BitSet same = (BitSet) touched.clone();
    same.and(prices);
    told.or(same);
    String comma = "";
    for (int price : bestFirst(told, isBids).toList()) {
      json.append(comma).append(prices.get(price) ? row(price) : gone(price));
      comma = ",";
    }
    return prices;
  }

  private static String gone(int price) {
    return "[" + quoted(SoakMarket.priceText(price)) + ",\"0\"]";
  }

  private String row(int price) {
    Map<String, String> shares = new LinkedHashMap<>();
    int[] sizes = market.shares(price);
    for (int venue = 0; venue < sizes.length; venue++) {
      if (sizes[venue] > 0) {
        shares.put(SoakMarket.VENUES.get(venue).id(), SoakMarket.sizeText(sizes[venue]));
      }
    }
    String told =
        shares.entrySet().stream()
            .map(share -> quoted(share.getKey()) + ":" + quoted(share.getValue()))
            .collect(Collectors.joining(","));
    return "["
        + quoted(SoakMarket.priceText(price))
        + ","
        + quoted(SoakMarket.sizeText(market.total(price)))
        + ",{"
        + told
        + "}]";
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private long checksum() {
    CRC32 crc = new CRC32();
    String best =
        Stream.concat(
                bestFirst(bids, true).limit(CHECKED_ROWS),
                bestFirst(asks, false).limit(CHECKED_ROWS))
            .map(
                price ->
                    SoakMarket.priceText(price) + ":" + SoakMarket.sizeText(market.total(price)))
            .collect(Collectors.joining(":"));
    crc.update(best.getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private static Stream<Integer> bestFirst(BitSet prices, boolean isBids) {
    return isBids
        ? Stream.iterate(prices.length() - 1, at -> at >= 0, at -> prices.previousSetBit(at - 1))
        : prices.stream().boxed();
  }

  private String measures() {
    int bid = bids.length() - 1;
    int ask = asks.nextSetBit(0);
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
        .formatted(SoakMarket.priceText(price), SoakMarket.sizeText(market.total(price)));
  }

  private String reach() {
    return """
        {"bid":"%s","ask":"%s"}"""
        .formatted(SoakMarket.priceText(market.end(true)), SoakMarket.priceText(market.end(false)));
  }

  private String venue(Venue venue) {
    return """
        {"venue":"%s","market":"%s","instrument":"BTC-USD","state":"live","counted":true,"ageMs":35,
         "unchangedMs":0,"bids":1400,"asks":1400,"reach":%s,"complete":{"bid":false,"ask":false}}"""
        .formatted(venue.id(), SoakMarket.spelled(venue), reach());
  }
}
