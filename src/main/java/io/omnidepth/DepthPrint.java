package io.omnidepth;

import io.omnidepth.api.DepthText;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Depth;
import io.omnidepth.market.DepthView;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A depth as {@code omnidepth depth} prints it. */
final class DepthPrint {
  private static final int WIDTH = 100;

  private final Snapshot snapshot;
  private final Choice choice;
  private final int levels;
  private final Instant now;
  private final Selection selection;

  DepthPrint(OneRound.Asked asked, int levels) {
    this.snapshot = asked.snapshot();
    this.choice = asked.choice();
    this.levels = levels;
    this.now = asked.now();
    this.selection = snapshot.select(choice);
  }

  boolean countsAny() {
    return selection.countsAny();
  }

  String json() {
    return DepthText.json(snapshot, choice, levels, now) + System.lineSeparator();
  }

  String csv() {
    return DepthText.csv(snapshot, choice, levels, now);
  }

  String table() {
    String end = System.lineSeparator();
    Table counted = counted();
    Table others = others();
    return (counted.isEmpty() ? "" : counted.within(WIDTH) + end)
        + (others.isEmpty() ? "" : others.within(WIDTH) + end)
        + (countsAny()
            ? ladder() + end + reach()
            : choice.instrument() + ": no venue answered with a book" + end);
  }

  private Table counted() {
    Table table =
        new Table(
            "VENUE",
            "MARKET",
            "STATE",
            ">AGE MS",
            ">TOOK MS",
            ">BIDS",
            ">ASKS",
            ">BIDS REACH",
            ">ASKS REACH");
    for (Market market : countedMarkets()) {
      Market.Answer known = market.answer().orElseThrow();
      table.row(
          market.venue().id(),
          market.market(),
          market.state().word(),
          String.valueOf(Duration.between(known.receivedAt(), now).toMillis()),
          took(market),
          String.valueOf(known.book().levels(Side.BID)),
          String.valueOf(known.book().levels(Side.ASK)),
          end(market, Side.BID),
          end(market, Side.ASK));
    }
    return table;
  }

  private List<Market> countedMarkets() {
    return selection.entries().stream()
        .filter(Selection.Entry::counted)
        .map(Selection.Entry::market)
        .toList();
  }

  /** All that were asked and do not count, those that do not list the instrument too. */
  private Table others() {
    Table table = new Table("NOT COUNTED", "MARKET", "STATE", "WHY");
    Set<Market> counted = Set.copyOf(countedMarkets());
    for (Market market : snapshot.markets()) {
      if (!counted.contains(market)) {
        table.row(
            market.venue().id(),
            market.market(),
            market.state() == State.WAITING && market.asked().isPresent()
                ? market.asked().get().outcome().word()
                : market.state().word(),
            market
                .asked()
                .map(asked -> asked.outcome().reason().orElse(""))
                .orElse("no answer in time"));
      }
    }
    return table;
  }

  private static String took(Market market) {
    return market.latencies().isEmpty()
        ? ""
        : String.valueOf(Math.round(market.latencies().lastMillis()));
  }

  /** Out to which price the venue told its side. */
  private static String end(Market market, Side side) {
    return market.complete(side)
        ? "whole"
        : worst(market, side).map(BigDecimal::toPlainString).orElse("");
  }

  private static Optional<BigDecimal> worst(Market market, Side side) {
    return market
        .answer()
        .map(Market.Answer::book)
        .filter(book -> book.levels(side) > 0)
        .map(book -> book.priceDecimal(side, book.levels(side) - 1));
  }

  private String ladder() {
    DepthView view = DepthView.of(selection.depth(), Optional.empty(), Optional.empty(), levels);
    Table table =
        new Table(
            choice.instrument().toString(),
            ">PRICE " + choice.instrument().quote(),
            ">SIZE " + choice.instrument().base(),
            ">CUMULATIVE ",
            "VENUES");
    for (int i = view.asks().rows() - 1; i >= 0; i--) {
      row(table, view.asks(), i);
    }
    for (int i = 0; i < view.bids().rows(); i++) {
      row(table, view.bids(), i);
    }
    List<String> lines = new ArrayList<>(table.within(WIDTH).lines().toList());
    lines.add(1 + view.asks().rows(), middle());
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  /** What stands between the best ask and the best bid. */
  private String middle() {
    Depth depth = selection.depth();
    return depth.mid().isEmpty()
        ? "     no mid: a side is empty"
        : "     mid "
            + depth.mid().map(Decimals::text).orElse("")
            + ", spread "
            + depth.spread().map(Decimals::text).orElse("")
            + depth.spreadBps().map(bps -> " (" + Decimals.text(bps) + " bp)").orElse("")
            + (depth.crossed() ? ", crossed: one venue bids more than another asks" : "");
  }

  private void row(Table table, Ladder ladder, int i) {
    List<Ladder.Share> shares = ladder.shares(i);
    BigDecimal price = ladder.prices().decimal(i);
    boolean floor =
        selection
            .depth()
            .reach(ladder.side())
            .filter(reach -> ladder.side().compare(price, reach) > 0)
            .isPresent();
    table.row(
        ladder.side().toString(),
        price.toPlainString(),
        ladder.sizes().decimal(i).toPlainString(),
        ladder.cumulative().decimal(i).toPlainString() + (floor ? "+" : " "),
        shares.stream()
            .map(
                share ->
                    shares.size() == 1
                        ? share.venue()
                        : share.venue()
                            + " "
                            + Decimals.text(ladder.shareSizes().decimal(share.index())))
            .collect(Collectors.joining(", ")));
  }

  /** Up to where the sums are totals, and who ends there. */
  private String reach() {
    return reach(Side.BID) + reach(Side.ASK);
  }

  private String reach(Side side) {
    String sums = "CUMULATIVE of the " + side + "s is a total ";
    return selection
            .depth()
            .reach(side)
            .map(
                reach ->
                    sums
                        + "to "
                        + Decimals.text(reach)
                        + ", where "
                        + endingAt(side, reach)
                        + " ends; at least that (+) beyond")
            .orElse(sums + "to its end")
        + System.lineSeparator();
  }

  private String endingAt(Side side, BigDecimal reach) {
    return countedMarkets().stream()
        .filter(market -> !market.complete(side))
        .filter(market -> worst(market, side).filter(end -> end.compareTo(reach) == 0).isPresent())
        .map(market -> market.venue().id())
        .collect(Collectors.joining(" and "));
  }
}
