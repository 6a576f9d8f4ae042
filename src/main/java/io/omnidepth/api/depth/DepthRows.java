package io.omnidepth.api.depth;

import io.omnidepth.api.DecimalBytes;
import io.omnidepth.api.JsonWriter;
import io.omnidepth.market.Column;
import io.omnidepth.market.Ladder;
import io.omnidepth.text.Utf8Bytes;
import java.util.zip.CRC32;

/** The rows of one side of a depth, in JSON. One thread may use it at a time. */
public final class DepthRows {
  private static final int CHECKED_ROWS = 25;
  private static final int CHECKED_BYTES = 1_536;

  private final Ladder ladder;
  private final DepthQuery query;
  private final byte[][] venues;
  private final int[] shares;
  private final long[] units;

  /** The rows of that side as the query has them written. */
  public DepthRows(Ladder ladder, DepthQuery query) {
    this.ladder = ladder;
    this.query = query;
    int count = query.breakdown() ? ladder.venues().size() : 0;
    shares = new int[count];
    units = new long[count];
    venues = new byte[count][];
    for (int i = 0; i < count; i++) {
      venues[i] = JsonWriter.nameBytes(ladder.venues().get(i));
    }
  }

  /** All rows, best first, in an array under the side's name: {@code bids} or {@code asks}. */
  public void write(JsonWriter json, boolean cumulative) {
    begin(json);
    for (int i = 0; i < ladder.rows(); i++) {
      row(json, i, cumulative);
    }
    json.endArray();
  }

  /** No rows of either side. */
  public static void writeNone(JsonWriter json) {
    json.name("bids").beginArray().endArray();
    json.name("asks").beginArray().endArray();
  }

  /** The side's name, and the beginning of its array. */
  void begin(JsonWriter json) {
    json.name(
            switch (ladder.side()) {
              case BID -> "bids";
              case ASK -> "asks";
            })
        .beginArray();
  }

  /** One row: its price, its size, the cumulative size and the shares, as far as wanted. */
  void row(JsonWriter json, int i, boolean cumulative) {
    boolean asText = query.numbersAsText();
    if (query.breakdown()) {
      rowWithShares(json, i, cumulative);
    } else if (cumulative) {
      json.array(ladder.prices(), ladder.sizes(), ladder.cumulative(), i, asText);
    } else {
      json.array(ladder.prices(), ladder.sizes(), i, asText);
    }
  }

  private void rowWithShares(JsonWriter json, int i, boolean cumulative) {
    boolean asText = query.numbersAsText();
    json.beginArray();
    json.decimal(ladder.prices(), i, asText);
    json.decimal(ladder.sizes(), i, asText);
    if (cumulative) {
      json.decimal(ladder.cumulative(), i, asText);
    }
    json.beginObject();
    shares(json, i, asText);
    json.endObject();
    json.endArray();
  }

  private void shares(JsonWriter json, int i, boolean asText) {
    Column sizes = ladder.shareSizes();
    if (sizes instanceof Column.Narrow) {
      int count = ladder.shares(i, shares, units);
      for (int at = 0; at < count; at++) {
        json.name(venues[shares[at]]);
        json.decimal(units[at], sizes.scale(), asText);
      }
    } else {
      int count = ladder.shares(i, shares);
      for (int at = 0; at < count; at++) {
        json.name(venues[ladder.shareVenue(shares[at])]);
        json.decimal(sizes, shares[at], asText);
      }
    }
  }

  /** A row that is no longer in the view: its price, and size 0. */
  static void gone(JsonWriter json, Ladder ladder, int i, boolean asText) {
    json.beginArray();
    json.decimal(ladder.prices(), i, asText);
    json.decimal(0, 0, asText);
    json.endArray();
  }

  /**
   * The unsigned CRC-32 of the best {@value CHECKED_ROWS} bids, then the best {@value CHECKED_ROWS}
   * asks, each {@code price:size}, all joined by colons.
   */
  public static long checksum(Ladder bids, Ladder asks) {
    Utf8Bytes text = new Utf8Bytes(CHECKED_BYTES);
    checked(text, bids);
    checked(text, asks);
    CRC32 crc = new CRC32();
    text.into(crc);
    return crc.getValue();
  }

  private static void checked(Utf8Bytes text, Ladder ladder) {
    for (int i = 0; i < Math.min(CHECKED_ROWS, ladder.rows()); i++) {
      if (text.length() > 0) {
        text.ascii(':');
      }
      DecimalBytes.append(text, ladder.prices(), i);
      text.ascii(':');
      DecimalBytes.append(text, ladder.sizes(), i);
    }
  }
}
