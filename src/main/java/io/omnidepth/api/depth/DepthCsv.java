package io.omnidepth.api.depth;

import io.omnidepth.board.Selection;
import io.omnidepth.market.Column;
import io.omnidepth.market.Ladder;
import io.omnidepth.text.Csv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The depth's rows as CSV: {@code side,price,size,cumulative}, bids first, best first. With {@code
 * breakdown=true} each venue that counts has a column for its share, 0 where it has none.
 */
final class DepthCsv {
  private DepthCsv() {}

  static String whole(DepthAnswer answer) {
    List<String> venues = answer.query().breakdown() ? counted(answer.selection()) : List.of();
    List<String> heads = new ArrayList<>(List.of("side", "price", "size", "cumulative"));
    heads.addAll(venues);
    Csv csv = new Csv(heads);
    rows(csv, answer.view().bids(), venues);
    rows(csv, answer.view().asks(), venues);
    return csv.text();
  }

  private static List<String> counted(Selection selection) {
    return selection.counted().stream()
        .map(entry -> entry.market().venue().id())
        .distinct()
        .sorted()
        .toList();
  }

  private static void rows(Csv csv, Ladder ladder, List<String> venues) {
    for (int i = 0; i < ladder.rows(); i++) {
      List<String> row = new ArrayList<>(4 + venues.size());
      row.add(ladder.side().toString());
      row.add(text(ladder.prices(), i));
      row.add(text(ladder.sizes(), i));
      row.add(text(ladder.cumulative(), i));
      if (!venues.isEmpty()) {
        Map<String, String> shares = new HashMap<>();
        for (Ladder.Share share : ladder.shares(i)) {
          shares.put(share.venue(), text(ladder.shareSizes(), share.index()));
        }
        venues.forEach(venue -> row.add(shares.getOrDefault(venue, "0")));
      }
      csv.row(row);
    }
  }

  private static String text(Column column, int i) {
    StringBuilder out = new StringBuilder(24);
    column.append(out, i);
    return out.toString();
  }
}
