package io.omnidepth.api.depth;

import io.omnidepth.api.DecimalBytes;
import io.omnidepth.board.Selection;
import io.omnidepth.market.Ladder;
import io.omnidepth.text.Csv;
import io.omnidepth.text.Utf8Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The depth's rows as CSV: {@code side,price,size,cumulative}, bids first, best first. With {@code
 * breakdown=true} each venue that counts has a column for its share, 0 where it has none. Numbers
 * and sides need no quotes.
 */
final class DepthCsv {
  private static final int BYTES_A_ROW = 48;
  private static final int NO_SHARE = -1;

  private final List<String> venues;
  private final Utf8Bytes out;

  private DepthCsv(List<String> venues, int expected) {
    this.venues = venues;
    this.out = new Utf8Bytes(expected);
  }

  static byte[] whole(DepthAnswer answer) {
    List<String> venues = answer.query().breakdown() ? counted(answer.selection()) : List.of();
    List<String> heads = new ArrayList<>(List.of("side", "price", "size", "cumulative"));
    heads.addAll(venues);
    byte[] head = new Csv(heads).text().getBytes(StandardCharsets.UTF_8);
    int rows = answer.view().bids().rows() + answer.view().asks().rows();
    DepthCsv csv = new DepthCsv(venues, head.length + rows * (BYTES_A_ROW + 2 * venues.size()));
    csv.out.raw(head, 0, head.length);
    csv.rows(answer.view().bids());
    csv.rows(answer.view().asks());
    return csv.out.toBytes();
  }

  private static List<String> counted(Selection selection) {
    return selection.counted().stream()
        .map(entry -> entry.market().venue().id())
        .distinct()
        .sorted()
        .toList();
  }

  private void rows(Ladder ladder) {
    String side = ladder.side().toString();
    int[] columns = ladder.venues().stream().mapToInt(venues::indexOf).toArray();
    int[] places = new int[ladder.venues().size()];
    int[] shares = new int[venues.size()];
    for (int i = 0; i < ladder.rows(); i++) {
      out.text(side);
      out.ascii(',');
      DecimalBytes.append(out, ladder.prices(), i);
      out.ascii(',');
      DecimalBytes.append(out, ladder.sizes(), i);
      out.ascii(',');
      DecimalBytes.append(out, ladder.cumulative(), i);
      if (!venues.isEmpty()) {
        Arrays.fill(shares, NO_SHARE);
        int count = ladder.shares(i, places);
        for (int at = 0; at < count; at++) {
          shares[columns[ladder.shareVenue(places[at])]] = places[at];
        }
        shares(ladder, shares);
      }
      out.text("\r\n");
    }
  }

  private void shares(Ladder ladder, int[] shares) {
    for (int share : shares) {
      out.ascii(',');
      if (share == NO_SHARE) {
        out.ascii('0');
      } else {
        DecimalBytes.append(out, ladder.shareSizes(), share);
      }
    }
  }
}
