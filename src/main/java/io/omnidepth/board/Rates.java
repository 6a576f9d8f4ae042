package io.omnidepth.board;

import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Rate;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The rates between assets, from the polled books. A rate is the median of the fresh books of the
 * pair's instrument, or the inverse of the reverse instrument. Without both, it is a cross over one
 * asset. Similar names, such as USD and USDT, never make two assets equal.
 *
 * <p>A book is fresh if it counts in a depth and is at most five seconds older than the youngest.
 * So one slow venue does not make a current rate old.
 */
public final class Rates {
  private static final Duration YOUNG = Duration.ofSeconds(5);

  /**
   * A rate.
   *
   * @param legs the one leg, or the two legs of a cross
   */
  public record Quoted(String from, String to, Rate rate, List<Leg> legs) {
    /** The age of its oldest book. The ages of two legs add up. */
    public Duration age(Instant now) {
      return legs.stream()
          .map(leg -> Duration.between(leg.oldest(), now))
          .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The distance from the lowest to the highest mid of its venues, in hundredths of a per cent,
     * rounded up to 4 places. The distances of two legs add up.
     */
    BigDecimal apartBps() {
      return legs.stream().map(Leg::apartBps).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The time without a change of its books; the longer time of two legs. */
    public Duration unchanged(Instant now) {
      return legs.stream()
          .map(leg -> Duration.between(leg.changed(), now))
          .max(Comparator.naturalOrder())
          .orElse(Duration.ZERO);
    }

    /** The venues of its books. */
    public List<String> sources() {
      return legs.stream().flatMap(leg -> leg.venues().stream()).distinct().sorted().toList();
    }
  }

  /**
   * The books of one instrument that give a rate.
   *
   * @param inverse whether the books are of the reverse pair
   * @param oldest the moment from which the age of the oldest book counts
   * @param changed the time of the last change of any of the books
   * @param apartBps the distance from the lowest to the highest of their mids
   */
  public record Leg(
      Instrument instrument,
      boolean inverse,
      List<String> venues,
      Instant oldest,
      Instant changed,
      BigDecimal apartBps) {}

  private record Found(Leg leg, Rate rate) {}

  private final Snapshot snapshot;
  private final Duration stale;
  private final Map<Conversion, Optional<Quoted>> found = new ConcurrentHashMap<>();

  Rates(Snapshot snapshot, Freshness freshness) {
    this.snapshot = snapshot;
    this.stale = freshness.staleAtTheLatest();
  }

  /**
   * The price of one {@code from} in {@code to}; empty without fresh books for it.
   *
   * @param base the asset whose price is converted; a cross never goes over it, because the result
   *     would depend on itself
   */
  public Optional<Quoted> rate(String from, String to, String base) {
    return found.computeIfAbsent(new Conversion(from, to, base), this::find);
  }

  /**
   * The moment from which a cross is too old if no book of its legs is renewed before. One leg is
   * as old as the states of its books allow, so for that it is {@link Instant#MAX}.
   */
  Instant until(Quoted rate) {
    if (rate.legs().size() == 1) {
      return Instant.MAX;
    }
    Duration left = stale.minus(rate.age(snapshot.publishedAt()));
    return snapshot.publishedAt().plus(left.dividedBy(rate.legs().size())).plusNanos(1);
  }

  /** The assets of all polled instruments, in alphabetical order. */
  public SortedSet<String> assets() {
    SortedSet<String> assets = new TreeSet<>();
    for (Instrument polled : snapshot.instruments()) {
      assets.add(polled.base());
      assets.add(polled.quote());
    }
    return assets;
  }

  /**
   * The rates from the polled books, by name. Without arguments, they are both directions of each
   * polled instrument. With an asset, they are its rates with all {@link #assets()}, including
   * crosses.
   *
   * @param from one of {@link #assets()}; empty for any
   * @param to one of {@link #assets()}; empty for any
   */
  public List<Quoted> all(Optional<String> from, Optional<String> to) {
    Stream<Conversion> pairs =
        from.isEmpty() && to.isEmpty()
            ? snapshot.instruments().stream()
                .flatMap(
                    one -> Stream.of(pair(one.base(), one.quote()), pair(one.quote(), one.base())))
            : among(from).flatMap(one -> among(to).map(other -> pair(one, other)));
    return pairs
        .filter(pair -> !pair.from().equals(pair.to()))
        .distinct()
        .sorted(Comparator.comparing(Conversion::from).thenComparing(Conversion::to))
        .flatMap(pair -> rate(pair.from(), pair.to(), pair.base()).stream())
        .toList();
  }

  private Stream<String> among(Optional<String> asset) {
    return asset.map(Stream::of).orElseGet(() -> assets().stream());
  }

  /** The conversion for a rate alone, without a price to convert. */
  private static Conversion pair(String from, String to) {
    return new Conversion(from, to, from);
  }

  private Optional<Quoted> find(Conversion pair) {
    return leg(pair.from(), pair.to())
        .map(one -> new Quoted(pair.from(), pair.to(), one.rate(), List.of(one.leg())))
        .or(() -> pair.between().flatMap(middle -> cross(pair, middle).stream()).findFirst());
  }

  private Optional<Quoted> cross(Conversion pair, String middle) {
    return leg(pair.from(), middle)
        .flatMap(
            first ->
                leg(middle, pair.to())
                    .map(
                        second ->
                            new Quoted(
                                pair.from(),
                                pair.to(),
                                first.rate().times(second.rate()),
                                List.of(first.leg(), second.leg()))))
        .filter(rate -> rate.age(snapshot.publishedAt()).compareTo(stale) < 0);
  }

  private Optional<Found> leg(String from, String to) {
    return leg(new Instrument(from, to), false).or(() -> leg(new Instrument(to, from), true));
  }

  private Optional<Found> leg(Instrument instrument, boolean inverse) {
    List<Market> fresh = fresh(snapshot.markets(instrument));
    return Rate.medianOf(fresh.stream().map(Rates::book).toList())
        .map(
            rate ->
                new Found(
                    new Leg(
                        instrument,
                        inverse,
                        fresh.stream().map(market -> market.venue().id()).toList(),
                        fresh.stream()
                            .map(Rates::since)
                            .min(Comparator.naturalOrder())
                            .orElseThrow(),
                        fresh.stream()
                            .flatMap(market -> market.answer().stream())
                            .map(Market.Answer::unchangedSince)
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                        apartBps(fresh)),
                    inverse ? rate.inverse() : rate));
  }

  private static List<Market> fresh(List<Market> markets) {
    List<Market> counted =
        markets.stream().filter(market -> market.counts() && book(market).twoSided()).toList();
    Optional<Instant> earliest =
        counted.stream()
            .map(Rates::since)
            .max(Comparator.naturalOrder())
            .map(youngest -> youngest.minus(YOUNG));
    return counted.stream()
        .filter(market -> earliest.filter(first -> since(market).isBefore(first)).isEmpty())
        .toList();
  }

  private static Instant since(Market market) {
    return market.since().orElseThrow();
  }

  private static BigDecimal apartBps(List<Market> markets) {
    List<BigDecimal> doubled =
        markets.stream()
            .map(Rates::book)
            .map(book -> book.priceDecimal(Side.BID, 0).add(book.priceDecimal(Side.ASK, 0)))
            .sorted()
            .toList();
    BigDecimal lowest = doubled.get(0);
    return doubled
        .get(doubled.size() - 1)
        .subtract(lowest)
        .movePointRight(4)
        .divide(lowest, 4, RoundingMode.CEILING);
  }

  private static Book book(Market market) {
    return market.answer().orElseThrow().book();
  }

  /** The instruments whose books the chosen depth needs: its own and those of its rates. */
  public Need needed(Choice choice) {
    return new RateNeeds(snapshot).of(choice);
  }
}
