package io.omnidepth.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random books of up to five markets on four venues, around a price of 100 before conversion. */
final class RandomParts {
  private static final List<String> VENUES = List.of("kraken", "okx", "gate", "okx", "mexc");
  private static final List<String> QUOTES = List.of("USD", "USD", "USDT", "USDC", "EUR");

  private record Facts(boolean bidsComplete, boolean asksComplete, Pricing pricing) {}

  private RandomParts() {}

  /** At their own prices. */
  static Arbitrary<List<Part>> asSent() {
    return books()
        .list()
        .ofMaxSize(VENUES.size())
        .map(
            books -> {
              List<Part> parts = new ArrayList<>();
              for (int i = 0; i < books.size(); i++) {
                parts.add(Books.part(VENUES.get(i), books.get(i)));
              }
              return parts;
            });
  }

  /** Converted or not, with fees or not. */
  static Arbitrary<List<Part>> priced() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<Pricing> pricings =
        Combinators.combine(rates(), fees()).as((rate, fee) -> new Pricing(rate, fee, false));
    Arbitrary<Facts> facts = Combinators.combine(flags, flags, pricings).as(Facts::new);
    return Combinators.combine(
            books().list().ofMaxSize(VENUES.size()), facts.list().ofSize(VENUES.size()), flags)
        .as(RandomParts::parts);
  }

  private static List<Part> parts(List<Book> books, List<Facts> facts, boolean fees) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < books.size(); i++) {
      Facts of = facts.get(i);
      parts.add(
          new Part(
              VENUES.get(i),
              new Instrument("BTC", QUOTES.get(i)),
              books.get(i),
              of.bidsComplete(),
              of.asksComplete(),
              of.pricing().withFees(fees)));
    }
    return parts;
  }

  /**
   * Rates of one, close to one, inverse, over a cross, small, large, and with more digits than a
   * long has.
   */
  static Arbitrary<Rate> rates() {
    Arbitrary<Rate> direct =
        Arbitraries.of(
            rate("0.9998", "1.0001"),
            rate("1.05", "1.06"),
            rate("0.93", "0.937"),
            rate("0.0007213", "0.0007219"),
            rate("1350.5", "1351"),
            rate("0.1", "0.1"),
            rate("0.00000000000000000012345678901234567", "0.000000000000000000124"),
            rate("123456789012345678901.2345", "123456789012345678901.2346"));
    Arbitrary<Rate> inverse = direct.map(Rate::inverse);
    Arbitrary<Rate> cross = Combinators.combine(direct, inverse).as(Rate::times);
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(Rate.ONE)),
        Tuple.of(3, Arbitraries.of(rate("1.05", "1.06"), rate("0.9998", "1.0001"))),
        Tuple.of(3, direct),
        Tuple.of(3, inverse),
        Tuple.of(3, cross));
  }

  private static Rate rate(String bid, String ask) {
    return new Rate(Ratio.of(new BigDecimal(bid)), Ratio.of(new BigDecimal(ask)));
  }

  static Arbitrary<BigDecimal> fees() {
    return Arbitraries.of(
            "0", "0.001", "0.0026", "0.000161", "0.9", "0.9999999999", "0.33333333333333333333")
        .map(BigDecimal::new);
  }

  static Arbitrary<Book> books() {
    // Scales far apart and sizes near the end of a long make some merges outgrow it.
    Arbitrary<Integer> priceScales = Arbitraries.of(0, 1, 2, 5, 14);
    Arbitrary<Integer> sizeScales = Arbitraries.of(0, 3, 8, 16);
    Arbitrary<Long> sizes =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.longs().between(1, 1_000)),
            Tuple.of(1, Arbitraries.of(Long.MAX_VALUE, Long.MAX_VALUE / 3)));
    Arbitrary<List<Long>> offsets =
        Arbitraries.longs().between(1, 40).list().uniqueElements().ofMaxSize(12);
    return Combinators.combine(priceScales, sizeScales, offsets, offsets, sizes.list().ofSize(24))
        .filter((ps, ss, bids, asks, s) -> !bids.isEmpty() || !asks.isEmpty())
        .as(RandomParts::book);
  }

  private static Book book(
      int priceScale, int sizeScale, List<Long> bids, List<Long> asks, List<Long> sizes) {
    BookBuilder builder = new BookBuilder(BookBuilder.RepeatedPrice.LAST_WINS);
    long middle = BigDecimal.valueOf(100).setScale(priceScale).unscaledValue().longValueExact();
    long tick = Math.max(1, middle / 97);
    for (int i = 0; i < bids.size(); i++) {
      builder.add(Side.BID, middle - bids.get(i) * tick, priceScale, sizes.get(i), sizeScale);
    }
    for (int i = 0; i < asks.size(); i++) {
      builder.add(Side.ASK, middle + asks.get(i) * tick, priceScale, sizes.get(12 + i), sizeScale);
    }
    return ((BookBuilder.Result.Built) builder.build()).book();
  }
}
