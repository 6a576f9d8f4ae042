package io.omnidepth.demo;

import com.fasterxml.jackson.core.JsonToken;
import io.omnidepth.demo.SampleText.Span;
import io.omnidepth.demo.WireForm.Piece;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The levels of a sample, and the form in which they are written.
 *
 * @param price the piece for a level's price
 * @param size the piece for a level's size
 */
record LevelForm(SampleText sample, ScalarForm scalars, Piece price, Piece size) {
  /**
   * A row of levels in the sample.
   *
   * @param numbers the numbers by key, or by place if they have no keys
   */
  record Row(int from, int to, List<Span> spans, Map<String, BigDecimal> numbers) {}

  /** The keys of a row's price and size, or their places. */
  record Keys(String price, String size) {
    static final Keys FLAT = new Keys(0, 1);

    Keys(int price, int size) {
      this(String.valueOf(price), String.valueOf(size));
    }

    static Keys of(Layout.Level level) {
      return level instanceof Layout.Level.Fields fields
          ? new Keys(fields.price(), fields.size())
          : level instanceof Layout.Level.Row row ? new Keys(row.price(), row.size()) : FLAT;
    }
  }

  /** Reads one level. The level begins with the current token. */
  private interface RowReader {
    Row read() throws IOException;
  }

  /** The rows of an array with that form of level. */
  List<Row> rows(Layout.Level level) throws IOException {
    return rows(level instanceof Layout.Level.Flat ? this::flatPair : level(Keys.of(level)));
  }

  /** The rows of an array that has both sides. */
  List<Row> signedRows(Layout.SignedRows layout) throws IOException {
    return rows(level(new Keys(layout.price(), layout.size())));
  }

  /** The rows of an array of objects. Each object has a bid and an ask. */
  List<Row> units(Layout.Units units) throws IOException {
    return rows(
        level(
            Map.of(
                units.bidPrice(), WireForm.of(Side.BID, price),
                units.bidSize(), WireForm.of(Side.BID, size),
                units.askPrice(), WireForm.of(Side.ASK, price),
                units.askSize(), WireForm.of(Side.ASK, size))));
  }

  private List<Row> rows(RowReader reader) throws IOException {
    List<Row> rows = new ArrayList<>();
    while (sample.next() != JsonToken.END_ARRAY) {
      rows.add(reader.read());
    }
    return rows;
  }

  private RowReader level(Keys keys) {
    return level(Map.of(keys.price(), price, keys.size(), size));
  }

  /**
   * Reads a level that is a row or an object.
   *
   * @param known the pieces for its numbers, by key; in a row by place
   */
  private RowReader level(Map<String, Piece> known) {
    return () -> {
      int from = sample.offset();
      boolean keyed = sample.token() == JsonToken.START_OBJECT;
      List<Span> spans = new ArrayList<>();
      Map<String, BigDecimal> numbers = new HashMap<>();
      for (int place = 0; !sample.next().isStructEnd(); place++) {
        String key = keyed ? sample.key() : String.valueOf(place);
        if (keyed) {
          sample.next();
        }
        Optional<Piece> piece = Optional.ofNullable(known.get(key));
        if (piece.isPresent()) {
          numbers.put(key, new BigDecimal(sample.scalar()));
          spans.add(sample.span(piece.get()));
        } else {
          scalars.add(sample, spans);
        }
      }
      return new Row(from, sample.offset() + 1, spans, numbers);
    };
  }

  private Row flatPair() throws IOException {
    int from = sample.offset();
    BigDecimal itsPrice = new BigDecimal(sample.scalar());
    Span first = sample.span(price);
    sample.next();
    BigDecimal itsSize = new BigDecimal(sample.scalar());
    Span second = sample.span(size);
    return new Row(
        from,
        sample.end(),
        List.of(first, second),
        Map.of(Keys.FLAT.price(), itsPrice, Keys.FLAT.size(), itsSize));
  }

  /** The pieces of a level. All levels are written like the first one. */
  List<Piece> pieces(List<Row> rows) {
    Row first = rows.get(0);
    return sample.pieces(first.spans(), first.from(), first.to());
  }

  /** The text between two levels. */
  String between(List<Row> rows) {
    return rows.size() > 1 ? sample.between(rows.get(0).to(), rows.get(1).from()).strip() : ",";
  }

  /** The numbers of the rows with that key. */
  static List<BigDecimal> numbers(List<Row> rows, String key) {
    return rows.stream().flatMap(row -> Stream.ofNullable(row.numbers().get(key))).toList();
  }
}
