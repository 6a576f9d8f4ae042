package io.omnidepth.api.fill;

import io.omnidepth.api.depth.DepthWords;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Fill;
import io.omnidepth.market.FillCost;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Part;
import io.omnidepth.market.Rate;
import io.omnidepth.market.Side;
import io.omnidepth.text.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A fill for a terminal. No line is longer than {@value #WIDTH} characters, so numbers with more
 * than {@value Rate#SHOWN_DIGITS} significant digits are rounded to them, against the reader.
 */
final class FillTable {
  private static final int WIDTH = 100;

  private final FillAnswer answer;
  private final Fill fill;
  private final Instrument instrument;

  FillTable(FillAnswer answer) {
    this.answer = answer;
    this.fill = answer.fill();
    this.instrument = answer.request().choice().instrument();
  }

  String text() {
    StringBuilder out = new StringBuilder();
    if (!answer.selection().countsAny()) {
      return DepthWords.none(answer.selection());
    }
    if (fill.total().isPresent()) {
      out.append(shares().within(WIDTH)).append('\n').append(totals().within(WIDTH)).append('\n');
    }
    words().forEach(words -> wrapped(out, words));
    return out.toString();
  }

  private Table shares() {
    Table table =
        new Table(
            "VENUE",
            ">" + (fill.taken() == Side.ASK ? "BUY " : "SELL ") + instrument.base(),
            ">AVERAGE " + instrument.quote(),
            ">WORST",
            ">NOTIONAL",
            ">FEES",
            ">AFTER FEES");
    for (FillCost.Share share : fill.shares()) {
      Part part = share.part();
      row(table, DepthWords.label(part.venue(), part.instrument(), instrument), share.taken());
    }
    fill.total().ifPresent(total -> row(table, "in all", total));
    return table;
  }

  private void row(Table table, String name, FillCost taken) {
    table.row(
        name,
        Decimals.text(taken.size()),
        shown(taken.beforeFees().average()),
        shown(taken.beforeFees().worst()),
        shown(taken.beforeFees().notional()),
        shown(taken.fees(), RoundingMode.CEILING),
        shown(taken.afterFees().notional()));
  }

  /** A price or a notional. */
  private String shown(BigDecimal number) {
    return shown(number, fill.taken() == Side.ASK ? RoundingMode.CEILING : RoundingMode.FLOOR);
  }

  private static String shown(BigDecimal number, RoundingMode rounding) {
    return Decimals.text(number.round(new MathContext(Rate.SHOWN_DIGITS, rounding)));
  }

  private Table totals() {
    Table table = new Table("IN ALL", ">AVERAGE " + instrument.quote(), ">WORST", ">SLIPPAGE BP");
    fill.total()
        .ifPresent(
            total -> {
              terms(table, "before fees", total.beforeFees(), false);
              terms(table, "after fees", total.afterFees(), true);
            });
    return table;
  }

  private void terms(Table table, String name, FillCost.Terms terms, boolean afterFees) {
    table.row(
        name,
        shown(terms.average()),
        shown(terms.worst()),
        fill.slippage()
            .map(slippage -> afterFees ? slippage.afterFees() : slippage.beforeFees())
            .map(Decimals::text)
            .orElse(""));
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    if (fill.total().isPresent()) {
      words.add(fill.single().map(this::single).orElse("No venue alone could fill it."));
    }
    answer.warnings().stream()
        .map(FillAnswer.Warning::detail)
        .map(detail -> detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1))
        .map(detail -> detail + ".")
        .forEach(words::add);
    return words;
  }

  private String single(Fill.Single single) {
    boolean fees = answer.request().choice().fees();
    BigDecimal notional = single.taken().terms(fees).notional();
    return "The best single venue is "
        + single.venue()
        + ": "
        + shown(notional)
        + " "
        + instrument.quote()
        + (fees ? " after fees" : " before fees")
        + ", on average "
        + shown(single.taken().terms(fees).average())
        + (single.saved().signum() == 0
            ? "; to spread it out saves nothing."
            : "; to spread it out saves "
                + shown(single.saved(), RoundingMode.FLOOR)
                + " "
                + instrument.quote()
                + ".");
  }

  private static void wrapped(StringBuilder out, String words) {
    int at = 0;
    for (String word : words.split(" ", -1)) {
      if (at > 0 && at + 1 + word.length() > WIDTH) {
        out.append('\n');
        at = 0;
      }
      out.append(at == 0 ? "" : " ").append(word);
      at += (at == 0 ? 0 : 1) + word.length();
    }
    out.append('\n');
  }
}
