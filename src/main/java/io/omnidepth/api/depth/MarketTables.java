package io.omnidepth.api.depth;

import io.omnidepth.api.Json;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.board.State;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Side;
import io.omnidepth.source.Report;
import io.omnidepth.text.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The markets of a depth for a terminal: those that count, and the others with the reasons. */
final class MarketTables {
  private final DepthAnswer answer;
  private final DepthWords words;

  MarketTables(DepthAnswer answer, DepthWords words) {
    this.answer = answer;
    this.words = words;
  }

  /** The markets that count. */
  Table counted() {
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
    for (Selection.Entry entry : words.counted()) {
      Market market = entry.market();
      Market.Answer known = market.answer().orElseThrow();
      table.row(
          words.label(market),
          market.market(),
          market.state().word(),
          String.valueOf(Json.millis(market.since().orElseThrow(), answer.now())),
          took(market),
          String.valueOf(known.book().levels(Side.BID)),
          String.valueOf(known.book().levels(Side.ASK)),
          end(entry, Side.BID),
          end(entry, Side.ASK));
    }
    return table;
  }

  private static String took(Market market) {
    return market.latencies().isEmpty()
        ? ""
        : String.valueOf(Math.round(market.latencies().lastMillis()));
  }

  /** The end of a side, at the depth's prices. */
  private static String end(Selection.Entry entry, Side side) {
    return entry.market().complete(side)
        ? "whole"
        : entry.part().flatMap(part -> part.end(side)).map(Decimals::padded).orElse("");
  }

  /** The markets that do not count, unlisted ones included. */
  Table others() {
    Table table = missing();
    unlisted().forEach(market -> other(table, market, market.state().word()));
    return table;
  }

  /** The markets that do not count and might. The reader has not left them out. */
  Table missing() {
    Table table = new Table("NOT COUNTED", "MARKET", "STATE", "WHY");
    answer.selection().entries().stream()
        .filter(entry -> !entry.counted() && !entry.why().equals(Optional.of("excluded")))
        .forEach(entry -> other(table, entry.market(), entry.why().orElse("")));
    return table;
  }

  private List<Market> unlisted() {
    return answer.query().choice().instruments().stream()
        .flatMap(instrument -> answer.snapshot().markets(instrument).stream())
        .filter(market -> market.state() == State.UNLISTED)
        .toList();
  }

  /** The venues that do not list the instrument, by name alone, as that does not change. */
  String unlistedNames() {
    StringBuilder text = new StringBuilder();
    int line = 0;
    for (Market market : unlisted()) {
      String word = (text.isEmpty() ? "Not listed at " : ", ") + words.label(market);
      if (line + word.length() + 1 > DepthLadder.WIDTH) {
        text.append(",\n");
        word = word.substring(2);
        line = 0;
      }
      text.append(word);
      line += word.length();
    }
    return text.isEmpty() ? "" : text.append('\n').toString();
  }

  private void other(Table table, Market market, String why) {
    Optional<String> outcome =
        market.last().filter(report -> market.state() == State.WAITING).map(Report::word);
    table.row(
        words.label(market),
        market.market(),
        market.doubt().filter(why::equals).or(() -> outcome).orElse(market.state().word()),
        why.equals(market.state().word()) || market.doubt().equals(Optional.of(why))
            ? lastAnswer(market)
            : why);
  }

  private String lastAnswer(Market market) {
    return market
        .reason()
        .or(
            () ->
                market
                    .answer()
                    .map(known -> Duration.between(known.receivedAt(), answer.now()).toSeconds())
                    .map(seconds -> "last answer " + seconds + " s ago"))
        .orElse("no answer yet");
  }
}
