package io.omnidepth.demo;

import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The facts of an exchange at one moment. A {@link Template} names them.
 *
 * <p>Facts of a market:
 *
 * <ul>
 *   <li>{@code market}: its name in a request for its book
 *   <li>{@code key}: its name in an answer
 *   <li>{@code base}, {@code quote}, {@code tick}, {@code lot}, {@code tick-places}, {@code
 *       lot-places}
 *   <li>{@code row}: its row of the list
 *   <li>{@code bid}, {@code ask}, {@code bid-size}, {@code ask-size}, {@code mid}: of its book
 * </ul>
 *
 * <p>Facts of an asset: {@code asset} and {@code further}, its first further name. Facts of a
 * level: {@code price}, {@code size} and {@code order}, a number that no other level has.
 *
 * <p>Facts of each number up to the highest in a market's name: {@code market}, {@code mark} and
 * {@code quoted-mid}, which is null if no market has the number. Markets, assets and levels also
 * have {@code place}, counted from 0.
 *
 * <p>Facts of the whole exchange: {@code list}, {@code markets} (the number of them), {@code now},
 * {@code sequence}. An answer about one market has a list with that market alone, and the facts of
 * the market.
 *
 * <p>A name that ends in {@code -lower} or {@code -upper} gives the fact in that case.
 */
final class FurtherFacts implements Template.Facts {
  private static final long FIRST_ORDER = 200_000_000_000L;

  private final EmbeddedExchange exchange;
  private final Optional<ListForm.Market> about;
  private final int levels;
  private final Instant at;

  /**
   * @param about the market of the answer; empty if the answer is not about one market
   * @param levels the number of levels a side of its book
   * @param at the moment of the books
   */
  FurtherFacts(EmbeddedExchange exchange, Optional<ListForm.Market> about, int levels, Instant at) {
    this.exchange = exchange;
    this.about = about;
    this.levels = levels;
    this.at = at;
  }

  @Override
  public String fact(String name) {
    return switch (name) {
      case "list" -> exchange.list(about.map(List::of).orElseGet(exchange::markets)).answer();
      case "markets" -> String.valueOf(exchange.markets().size());
      case "sequence" -> String.valueOf(at.toEpochMilli());
      case "now" -> at.truncatedTo(ChronoUnit.MILLIS).toString();
      default -> market(about.orElseThrow(() -> unknown(name))).fact(name);
    };
  }

  @Override
  public List<Template.Facts> each(String what) {
    return switch (what) {
      case "market" -> exchange.markets().stream().map(this::market).toList();
      case "asset" -> assets();
      case "bid" -> levels(Side.BID);
      case "ask" -> levels(Side.ASK);
      case "number" -> numbers();
      default -> throw unknown(what);
    };
  }

  private List<Template.Facts> assets() {
    List<String> names =
        exchange.markets().stream()
            .flatMap(market -> Stream.of(base(market), quote(market)))
            .distinct()
            .toList();
    List<Template.Facts> assets = new ArrayList<>();
    for (String name : names) {
      String place = String.valueOf(assets.size());
      assets.add(
          new Row(
              fact ->
                  switch (fact) {
                    case "asset" -> name;
                    case "further" -> exchange.traits().rows().further(name, 0);
                    case "place" -> place;
                    default -> throw unknown(fact);
                  }));
    }
    return assets;
  }

  private List<Template.Facts> levels(Side side) {
    Book book = exchange.book(about.orElseThrow().instrument(), at, levels);
    return IntStream.range(0, book.levels(side))
        .<Template.Facts>mapToObj(
            rank ->
                new Row(
                    fact ->
                        switch (fact) {
                          case "price" -> book.priceDecimal(side, rank).toPlainString();
                          case "size" -> size(book, side, rank);
                          case "place" -> String.valueOf(rank);
                          case "order" ->
                              String.valueOf(
                                  FIRST_ORDER
                                      + 2 * book.price(side, rank)
                                      + (side == Side.ASK ? 1 : 0));
                          default -> throw unknown(fact);
                        }))
        .toList();
  }

  private static String size(Book book, Side side, int rank) {
    return BigDecimal.valueOf(book.size(side, rank), book.sizeScale()).toPlainString();
  }

  private List<Template.Facts> numbers() {
    SortedMap<Integer, ListForm.Market> named = new TreeMap<>();
    for (ListForm.Market market : exchange.markets()) {
      named.put(ListNumbers.inName(market.name()), market);
    }
    return IntStream.rangeClosed(0, named.lastKey())
        .mapToObj(
            number ->
                Optional.ofNullable(named.get(number))
                    .map(this::market)
                    .orElseGet(() -> unnamed(number)))
        .toList();
  }

  private static Template.Facts unnamed(int number) {
    return new Row(
        fact ->
            switch (fact) {
              case "market" -> "@" + number;
              case "quoted-mid" -> "null";
              case "mark" -> "0.0";
              default -> throw unknown(fact);
            });
  }

  private Template.Facts market(ListForm.Market market) {
    return new Row(fact -> factOf(market, fact));
  }

  private String factOf(ListForm.Market market, String fact) {
    return switch (fact) {
      case "market" -> market.name();
      case "key" -> market.key();
      case "base" -> base(market);
      case "quote" -> quote(market);
      case "tick" -> market.tick().toPlainString();
      case "lot" -> market.lot().toPlainString();
      case "tick-places" -> places(market.tick());
      case "lot-places" -> places(market.lot());
      case "place" -> String.valueOf(exchange.markets().indexOf(market));
      case "row" ->
          exchange.list(exchange.markets()).rows().get(exchange.markets().indexOf(market));
      case "bid" -> best(market).priceDecimal(Side.BID, 0).toPlainString();
      case "ask" -> best(market).priceDecimal(Side.ASK, 0).toPlainString();
      case "bid-size" -> size(best(market), Side.BID, 0);
      case "ask-size" -> size(best(market), Side.ASK, 0);
      case "mid", "mark" -> WireForm.mid(best(market)).toPlainString();
      case "quoted-mid" -> '"' + WireForm.mid(best(market)).toPlainString() + '"';
      default -> throw unknown(fact);
    };
  }

  private Book best(ListForm.Market market) {
    return exchange.book(market.instrument(), at, 1);
  }

  private String base(ListForm.Market market) {
    return exchange.venue().request().spelling().asset(market.instrument().base());
  }

  private String quote(ListForm.Market market) {
    return exchange.venue().request().spelling().asset(market.instrument().quote());
  }

  private static String places(BigDecimal step) {
    return String.valueOf(Math.max(0, step.stripTrailingZeros().scale()));
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("no fact is called " + name);
  }

  /** Facts without repeated parts. */
  private record Row(UnaryOperator<String> facts) implements Template.Facts {
    @Override
    public String fact(String name) {
      if (name.endsWith("-lower")) {
        return facts.apply(name.substring(0, name.length() - 6)).toLowerCase(Locale.ROOT);
      }
      return name.endsWith("-upper")
          ? facts.apply(name.substring(0, name.length() - 6)).toUpperCase(Locale.ROOT)
          : facts.apply(name);
    }

    @Override
    public List<Template.Facts> each(String what) {
      throw unknown(what);
    }
  }
}
