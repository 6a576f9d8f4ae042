package io.omnidepth.api.depth;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import io.omnidepth.text.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A depth for a terminal: asks above bids, the best next to each other, and the markets that count
 * and that do not. No line is longer than {@value #WIDTH} characters.
 */
final class DepthLadder {
  static final int WIDTH = 100;

  private final DepthAnswer answer;
  private final DepthWords words;
  private final MarketTables markets;
  private final Depth depth;

  DepthLadder(DepthAnswer answer) {
    this.answer = answer;
    this.words = new DepthWords(answer);
    this.markets = new MarketTables(answer, words);
    this.depth = answer.selection().depth();
  }

  /** The ladder last, as what is printed last stands just above the prompt. */
  String aboveThePrompt() {
    // With several instruments too many markets are unlisted for a row each.
    boolean joined = !answer.query().choice().convert().isEmpty();
    String pricing = cut(String.join(" · ", words.pricing()));
    return paragraphs(
        joined ? venues(markets.missing()) : venues(markets.others()),
        joined ? markets.unlistedNames() : "",
        pricing.isEmpty() ? "" : pricing + "\n",
        answer.selection().countsAny()
            ? ladder() + "\n" + reach()
            : DepthWords.none(answer.selection()));
  }

  /**
   * The ladder first, as a screen that is written over and over shows what stands first.
   *
   * @param demo whether the books are made up
   */
  String fromTheTop(boolean demo) {
    List<String> title = new ArrayList<>(List.of(words.title()));
    title.addAll(words.pricing());
    if (demo) {
      title.add("demo: made-up books");
    }
    return paragraphs(
        cut(String.join(" · ", title)) + "\n",
        ladder() + "\n" + reach(),
        venues(markets.missing()),
        markets.unlistedNames());
  }

  private static String paragraphs(String... texts) {
    return List.of(texts).stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }

  private String venues(Table others) {
    return paragraphs(
        List.of(markets.counted(), others).stream()
            .filter(table -> !table.isEmpty())
            .map(table -> table.within(WIDTH))
            .toArray(String[]::new));
  }

  private String ladder() {
    Instrument instrument = answer.query().instrument();
    Table table =
        new Table(
            instrument.toString(),
            ">PRICE " + instrument.quote(),
            ">SIZE " + instrument.base(),
            ">CUMULATIVE ",
            "VENUES");
    Ladder asks = answer.view().asks();
    Ladder bids = answer.view().bids();
    for (int i = asks.rows() - 1; i >= 0; i--) {
      row(table, asks, i);
    }
    for (int i = 0; i < bids.rows(); i++) {
      row(table, bids, i);
    }
    List<String> lines = new ArrayList<>(table.within(WIDTH).lines().toList());
    String crossed = depth.crossed() ? ", crossed: one venue bids more than another asks" : "";
    lines.add(1 + asks.rows(), cut("     " + words.middle() + crossed));
    return String.join("\n", lines) + "\n";
  }

  private void row(Table table, Ladder ladder, int i) {
    List<Ladder.Share> shares = ladder.shares(i);
    BigDecimal price = ladder.prices().decimal(i);
    boolean floor =
        depth
            .reach(ladder.side())
            .filter(reach -> ladder.side().compare(price, reach) > 0)
            .isPresent();
    table.row(
        ladder.side().toString(),
        Decimals.padded(price),
        Decimals.padded(ladder.sizes().decimal(i)),
        Decimals.padded(ladder.cumulative().decimal(i)) + (floor ? "+" : " "),
        shares.stream()
            .map(
                share ->
                    shares.size() == 1
                        ? words.label(share.venue())
                        : words.label(share.venue())
                            + " "
                            + Decimals.text(ladder.shareSizes().decimal(share.index())))
            .collect(Collectors.joining(", ")));
  }

  /** The prices to which the sums are totals, and the venues whose books end there. */
  private String reach() {
    return reach(Side.BID) + reach(Side.ASK);
  }

  private String reach(Side side) {
    String sums = "CUMULATIVE of the " + side + "s is a total ";
    return cut(
            depth
                .reach(side)
                .map(
                    reach ->
                        sums
                            + "to "
                            + Decimals.text(reach)
                            + ", where "
                            + words.endingAt(side, reach)
                            + " ends; at least that (+) beyond")
                .orElse(sums + "to its end"))
        + "\n";
  }
}
