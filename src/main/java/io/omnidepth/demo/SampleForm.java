package io.omnidepth.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.omnidepth.demo.WireForm.Order;
import io.omnidepth.demo.WireForm.Piece;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Learns from a sample of its answers how an exchange writes a book. What stands in the sample
 * stays in every answer, but for the levels, the market's name, the count of changes, and the
 * times: those of 20 November 2026, which all samples are of.
 */
final class SampleForm {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern EPOCH = Pattern.compile("1795\\d{6}(\\d{3}){0,3}");
  private static final Pattern ISO = Pattern.compile("2026-11-20T[0-9:]{8}(?:\\.(\\d+))?Z");

  /** A stretch of the sample that an answer replaces. */
  private record Span(int from, int to, Piece piece) {}

  /**
   * A row of levels in the sample.
   *
   * @param numbers by their keys, or by their places where they have none
   */
  private record Row(int from, int to, List<Span> spans, Map<String, BigDecimal> numbers) {}

  /** Under which keys a row tells a price and a size, or in which places. */
  private record Keys(String price, String size) {
    Keys(int price, int size) {
      this(String.valueOf(price), String.valueOf(size));
    }

    static Keys of(Layout.Level level) {
      return level instanceof Layout.Level.Fields fields
          ? new Keys(fields.price(), fields.size())
          : level instanceof Layout.Level.Row row ? new Keys(row.price(), row.size()) : FLAT;
    }

    static final Keys FLAT = new Keys(0, 1);
  }

  private final String body;
  private final Layout layout;
  private final Set<String> markets;
  private final String sequence;
  private final Piece price;
  private final Piece size;
  private final NumberForm priceForm;
  private final NumberForm sizeForm;
  private final Map<BigDecimal, Piece> derived;
  private final Map<Side, List<BigDecimal>> prices = new EnumMap<>(Side.class);
  private final Map<Side, BigDecimal> totals = new EnumMap<>(Side.class);
  private final JsonParser json;
  private final Deque<String> path = new ArrayDeque<>();

  private SampleForm(
      Venue venue,
      String body,
      Collection<String> markets,
      Traits traits,
      Map<BigDecimal, Piece> derived)
      throws IOException {
    this.body = body;
    this.derived = derived;
    this.layout = venue.response().layout();
    this.markets = Set.copyOf(markets);
    this.sequence = venue.response().sequence().orElse("none");
    this.sizeForm = new NumberForm(traits.sizePadded(), traits.exponents());
    this.priceForm = new NumberForm(traits.priceDecimals(), false);
    this.price = WireForm.price(priceForm);
    this.size =
        layout instanceof Layout.SignedRows
            ? WireForm.signedSize(sizeForm)
            : WireForm.size(sizeForm);
    this.json = JSON.createParser(body);
  }

  /**
   * The form of that body.
   *
   * @param markets the names that the body's market goes by in it
   */
  static WireForm of(Venue venue, String body, Collection<String> markets, Traits traits) {
    try {
      SampleForm levels = new SampleForm(venue, body, markets, traits, Map.of());
      levels.spans();
      SampleForm form = new SampleForm(venue, body, markets, traits, levels.derived());
      return new WireForm(form.pieces(form.spans(), 0, body.length()));
    } catch (IOException wrongSample) {
      throw new UncheckedIOException(venue.id(), wrongSample);
    }
  }

  private List<Span> spans() throws IOException {
    List<Span> spans = new ArrayList<>();
    json.nextToken();
    value(spans);
    return spans;
  }

  /** The numbers that follow from the sample's levels, and what stands for them in an answer. */
  private Map<BigDecimal, Piece> derived() {
    Map<BigDecimal, Piece> numbers = new HashMap<>();
    if (prices.isEmpty()) {
      return numbers;
    }
    BigDecimal bid = Collections.max(prices.getOrDefault(Side.BID, List.of()));
    BigDecimal ask = Collections.min(prices.getOrDefault(Side.ASK, List.of()));
    numbers.put(plain(bid), WireForm.number(book -> book.priceDecimal(Side.BID, 0), priceForm));
    numbers.put(plain(ask), WireForm.number(book -> book.priceDecimal(Side.ASK, 0), priceForm));
    numbers.put(
        plain(bid.add(ask).divide(BigDecimal.valueOf(2))),
        WireForm.number(WireForm::mid, priceForm));
    totals.forEach(
        (side, total) ->
            numbers.put(
                plain(total), WireForm.number(book -> WireForm.total(book, side), sizeForm)));
    return numbers;
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.stripTrailingZeros();
  }

  private void met(Side side, List<Row> rows, Keys keys) {
    prices.put(side, numbers(rows, keys.price()));
    totals.put(side, numbers(rows, keys.size()).stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static List<BigDecimal> numbers(List<Row> rows, String key) {
    return rows.stream().flatMap(row -> Stream.ofNullable(row.numbers().get(key))).toList();
  }

  private List<Piece> pieces(List<Span> spans, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    int at = from;
    for (Span span : spans) {
      pieces.add(WireForm.text(body.substring(at, span.from())));
      pieces.add(span.piece());
      at = span.to();
    }
    pieces.add(WireForm.text(body.substring(at, to)));
    return pieces;
  }

  private void value(List<Span> spans) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String key = json.currentName();
          if (markets.contains(key)) {
            spans.add(span(WireForm.market()));
          }
          json.nextToken();
          under(key, spans);
        }
      }
      case START_ARRAY -> array(spans);
      default -> scalar(spans);
    }
  }

  private void under(String key, List<Span> spans) throws IOException {
    path.addLast(key);
    value(spans);
    path.removeLast();
  }

  private void array(List<Span> spans) throws IOException {
    String here = String.join(".", path);
    int from = offset() + 1;
    if (layout instanceof Layout.Sides sides && leads(sides.path(), sides.bids(), here)) {
      Piece bids = side(Side.BID, sides.level());
      spans.add(new Span(from, offset(), bids));
    } else if (layout instanceof Layout.Sides sides && leads(sides.path(), sides.asks(), here)) {
      Piece asks = side(Side.ASK, sides.level());
      spans.add(new Span(from, offset(), asks));
    } else if (layout instanceof Layout.SignedRows rows && leads("", rows.path(), here)) {
      List<Row> all = rows(level(new Keys(rows.price(), rows.size())));
      spans.add(new Span(from, offset(), WireForm.bothSides(piecesOf(all), between(all))));
    } else if (layout instanceof Layout.Units units && leads("", units.path(), here)) {
      List<Row> all = rows(unit(units));
      met(Side.BID, all, new Keys(units.bidPrice(), units.bidSize()));
      met(Side.ASK, all, new Keys(units.askPrice(), units.askSize()));
      spans.add(new Span(from, offset(), WireForm.units(piecesOf(all), between(all))));
    } else {
      for (int place = 0; json.nextToken() != JsonToken.END_ARRAY; place++) {
        under(String.valueOf(place), spans);
      }
    }
  }

  private static boolean leads(String path, String key, String here) {
    String whole = path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    return Pattern.matches(Pattern.quote(whole).replace("*", "\\E[^.]+\\Q"), here);
  }

  private Piece side(Side side, Layout.Level level) throws IOException {
    Keys keys = Keys.of(level);
    List<Row> rows = rows(level instanceof Layout.Level.Flat ? this::flatPair : level(keys));
    met(side, rows, keys);
    Order order = Order.of(side, numbers(rows, keys.price()));
    return WireForm.levels(side, piecesOf(rows), between(rows), order);
  }

  /** Reads one level, which begins with the current token. */
  private interface RowReader {
    Row read() throws IOException;
  }

  private List<Row> rows(RowReader reader) throws IOException {
    List<Row> rows = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      rows.add(reader.read());
    }
    return rows;
  }

  /** All levels are written as the first is. */
  private List<Piece> piecesOf(List<Row> rows) {
    Row first = rows.get(0);
    return pieces(first.spans(), first.from(), first.to());
  }

  private String between(List<Row> rows) {
    return rows.size() > 1 ? body.substring(rows.get(0).to(), rows.get(1).from()).strip() : ",";
  }

  /**
   * Reads a level that is a row or an object.
   *
   * @param known what stands for its numbers, by their keys; in a row by their places
   */
  private RowReader level(Map<String, Piece> known) {
    return () -> {
      int from = offset();
      boolean keyed = json.currentToken() == JsonToken.START_OBJECT;
      List<Span> spans = new ArrayList<>();
      Map<String, BigDecimal> numbers = new HashMap<>();
      for (int place = 0; !json.nextToken().isStructEnd(); place++) {
        String key = keyed ? json.currentName() : String.valueOf(place);
        if (keyed) {
          json.nextToken();
        }
        Optional<Piece> piece = Optional.ofNullable(known.get(key));
        if (piece.isPresent()) {
          numbers.put(key, new BigDecimal(json.getText()));
          spans.add(span(piece.get()));
        } else {
          scalar(spans);
        }
      }
      return new Row(from, offset() + 1, spans, numbers);
    };
  }

  private RowReader level(Keys keys) {
    return level(Map.of(keys.price(), price, keys.size(), size));
  }

  private RowReader unit(Layout.Units units) {
    return level(
        Map.of(
            units.bidPrice(), WireForm.of(Side.BID, price),
            units.bidSize(), WireForm.of(Side.BID, size),
            units.askPrice(), WireForm.of(Side.ASK, price),
            units.askSize(), WireForm.of(Side.ASK, size)));
  }

  private Row flatPair() throws IOException {
    int from = offset();
    BigDecimal priced = new BigDecimal(json.getText());
    Span first = span(price);
    json.nextToken();
    BigDecimal sized = new BigDecimal(json.getText());
    Span second = span(size);
    return new Row(
        from,
        end(),
        List.of(first, second),
        Map.of(Keys.FLAT.price(), priced, Keys.FLAT.size(), sized));
  }

  private void scalar(List<Span> spans) throws IOException {
    String text = json.getText();
    Matcher iso = ISO.matcher(text);
    if (String.join(".", path).equals(sequence)) {
      spans.add(span(WireForm.sequence()));
    } else if (json.currentToken() == JsonToken.VALUE_STRING && names(text).isPresent()) {
      String name = names(text).get();
      int from = span(WireForm.market()).from() + text.indexOf(name);
      spans.add(new Span(from, from + name.length(), WireForm.market()));
    } else if (json.currentToken().isNumeric()
        && derived.containsKey(plain(new BigDecimal(text)))) {
      spans.add(span(Optional.ofNullable(derived.get(plain(new BigDecimal(text)))).orElseThrow()));
    } else if (EPOCH.matcher(text).matches()) {
      spans.add(span(WireForm.epoch(text.length())));
    } else if (iso.matches()) {
      spans.add(span(WireForm.iso(iso.group(1) == null ? 0 : iso.group(1).length())));
    }
  }

  /** The market's name that stands in that text. */
  private Optional<String> names(String text) {
    return markets.stream().filter(text::contains).max(Comparator.comparing(String::length));
  }

  private int offset() {
    return (int) json.currentTokenLocation().getCharOffset();
  }

  /** The current scalar or key without its quotes, which that piece takes the place of. */
  private Span span(Piece piece) throws IOException {
    int from = offset() + (quoted() ? 1 : 0);
    return new Span(from, from + json.getText().length(), piece);
  }

  private int end() throws IOException {
    return offset() + json.getText().length() + (quoted() ? 2 : 0);
  }

  private boolean quoted() {
    return body.charAt(offset()) == '"';
  }
}
