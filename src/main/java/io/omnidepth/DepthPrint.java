package io.omnidepth;

import io.omnidepth.api.DepthText;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.DepthView;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A depth as {@code omnidepth depth} prints it. */
final class DepthPrint {
  private final Snapshot snapshot;
  private final Instrument instrument;
  private final int levels;
  private final Instant now;
  private final Selection selection;

  DepthPrint(Snapshot snapshot, Instrument instrument, int levels, Instant now) {
    this.snapshot = snapshot;
    this.instrument = instrument;
    this.levels = levels;
    this.now = now;
    this.selection = snapshot.select(instrument, Set.of(), Optional.empty());
  }

  boolean countsAny() {
    return selection.countsAny();
  }

  String json() {
    return DepthText.json(snapshot, instrument, levels, now) + System.lineSeparator();
  }

  String csv() {
    return DepthText.csv(snapshot, instrument, levels, now);
  }

  String table() {
    String end = System.lineSeparator();
    return instrument + head() + end + end + venues() + (countsAny() ? end + ladder() : "");
  }

  private String head() {
    if (!countsAny()) {
      return ": no venue answered with a book";
    }
    String mid = selection.depth().mid().map(Decimals::text).orElse("none, a side is empty");
    String spread =
        selection
            .depth()
            .spreadBps()
            .map(bps -> ", spread " + Decimals.text(bps) + " bp")
            .orElse("");
    return "  mid " + mid + spread + (selection.depth().crossed() ? ", crossed" : "");
  }

  private String venues() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("VENUE", "MARKET", "STATE", "BIDS", "ASKS", "TOOK MS", "WHY NOT"));
    for (Market market : snapshot.markets()) {
      rows.add(
          List.of(
              market.venue().id(),
              market.market(),
              market.state() == State.WAITING && market.asked().isPresent()
                  ? market.asked().get().outcome().word()
                  : market.state().word(),
              levels(market, Side.BID),
              levels(market, Side.ASK),
              market.latencies().isEmpty()
                  ? ""
                  : String.valueOf(Math.round(market.latencies().lastMillis())),
              why(market)));
    }
    return Table.of(rows);
  }

  private static String why(Market market) {
    String why =
        market
            .asked()
            .map(asked -> asked.outcome().reason().orElse(""))
            .orElse("no answer in time");
    return why.length() <= 100 ? why : why.substring(0, 100) + "…";
  }

  private static String levels(Market market, Side side) {
    return market.answer().map(known -> String.valueOf(known.book().levels(side))).orElse("");
  }

  private String ladder() {
    DepthView view = DepthView.of(selection.depth(), Optional.empty(), Optional.empty(), levels);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SIDE", "PRICE", "SIZE", "CUMULATIVE", "VENUES"));
    for (int i = view.asks().rows() - 1; i >= 0; i--) {
      rows.add(row(view.asks(), i));
    }
    for (int i = 0; i < view.bids().rows(); i++) {
      rows.add(row(view.bids(), i));
    }
    return Table.of(rows);
  }

  private static List<String> row(Ladder ladder, int i) {
    return List.of(
        ladder.side().toString(),
        ladder.prices().decimal(i).toPlainString(),
        ladder.sizes().decimal(i).toPlainString(),
        ladder.cumulative().decimal(i).toPlainString(),
        ladder.shares(i).stream().map(Ladder.Share::venue).collect(Collectors.joining(" ")));
  }
}
