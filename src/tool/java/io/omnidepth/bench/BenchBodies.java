package io.omnidepth.bench;

import io.omnidepth.market.Book;
import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Part;
import io.omnidepth.market.Pricing;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Made-up books about one price. A book of 1,000 levels a side spans about 500 units of the quote
 * asset, so 500 groups of one unit hold all of it.
 */
final class BenchBodies {
  /** The venues whose formats the bodies have. */
  static final List<String> FORMATS = List.of("binanceus", "kraken", "coinbase");

  static final int LEVELS = 1_000;
  static final Instrument BTC_USD = new Instrument("BTC", "USD");

  private static final int PRICE_SCALE = 2;
  private static final int SIZE_SCALE = 8;
  private static final long MIDDLE = 64_000_00;

  /** Twice the mean distance of two levels, in hundredths of the quote asset. */
  private static final int STEPS = 100;

  private static final long MOST_SIZE = 300_000_000;

  /** A level: the price counts hundredths, the size 10^-8. */
  record Level(long price, long size) {
    BigDecimal exactPrice() {
      return BigDecimal.valueOf(price, PRICE_SCALE);
    }

    BigDecimal exactSize() {
      return BigDecimal.valueOf(size, SIZE_SCALE);
    }
  }

  private BenchBodies() {}

  /** The levels of a side, best first; equal seeds make equal levels. */
  static List<Level> levels(Side side, int count, long seed) {
    Random random = new Random(2 * seed + (side == Side.BID ? 0 : 1));
    List<Level> levels = new ArrayList<>();
    long out = 0;
    for (int i = 0; i < count; i++) {
      out += 1 + random.nextInt(STEPS);
      long price = side == Side.BID ? MIDDLE - out : MIDDLE + out;
      levels.add(new Level(price, 1_000 * (1 + random.nextLong(MOST_SIZE / 1_000))));
    }
    return levels;
  }

  static Book book(int count, long seed) {
    BookBuilder builder = new BookBuilder(BookBuilder.RepeatedPrice.LAST_WINS);
    for (Side side : Side.values()) {
      for (Level level : levels(side, count, seed)) {
        builder.add(side, level.price(), PRICE_SCALE, level.size(), SIZE_SCALE);
      }
    }
    BookBuilder.Result result = builder.build();
    if (result instanceof BookBuilder.Result.Built built) {
      return built.book();
    }
    throw new IllegalStateException(result.toString());
  }

  /** The book of a venue, as a part of a depth. */
  static Part part(int venue, long seed) {
    return new Part(
        String.format(Locale.ROOT, "venue%02d", venue),
        BTC_USD,
        book(LEVELS, seed),
        false,
        false,
        Pricing.AS_SENT);
  }

  /** A book of each venue. */
  static List<Part> parts(int venues) {
    List<Part> parts = new ArrayList<>();
    for (int venue = 0; venue < venues; venue++) {
      parts.add(part(venue, venue));
    }
    return parts;
  }

  /** An answer in the format of a venue, with the number of decimals that the venue sends. */
  static byte[] body(String venue, int count, long seed) {
    String bids = rows(venue, levels(Side.BID, count, seed));
    String asks = rows(venue, levels(Side.ASK, count, seed));
    String body =
        switch (venue) {
          case "kraken" ->
              "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"asks\":["
                  + asks
                  + "],\"bids\":["
                  + bids
                  + "]}}}";
          case "coinbase" ->
              "{\"bids\":["
                  + bids
                  + "],\"asks\":["
                  + asks
                  + "],\"sequence\":98765432101,\"auction_mode\":false,\"auction\":null,"
                  + "\"time\":\"2026-11-21T12:00:00.123456Z\"}";
          default ->
              "{\"lastUpdateId\":5123456789,\"bids\":[" + bids + "],\"asks\":[" + asks + "]}";
        };
    return body.getBytes(StandardCharsets.US_ASCII);
  }

  private static String rows(String venue, List<Level> levels) {
    StringBuilder rows = new StringBuilder();
    for (Level level : levels) {
      rows.append(rows.isEmpty() ? "" : ",").append(row(venue, level));
    }
    return rows.toString();
  }

  private static String row(String venue, Level level) {
    BigDecimal price = level.exactPrice();
    BigDecimal size = level.exactSize();
    return switch (venue) {
      case "kraken" ->
          "[\""
              + price.setScale(5).toPlainString()
              + "\",\""
              + size.stripTrailingZeros().toPlainString()
              + "\",1790000000]";
      case "coinbase" ->
          "[\""
              + price.stripTrailingZeros().toPlainString()
              + "\",\""
              + size.stripTrailingZeros().toPlainString()
              + "\",3]";
      default -> "[\"" + price.setScale(8).toPlainString() + "\",\"" + size.toPlainString() + "\"]";
    };
  }
}
