package io.omnidepth.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.omnidepth.demo.WireForm.Derived;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** A level of the sample. */
  private record Row(int from, int to, List<Span> spans, BigDecimal price, BigDecimal size) {}

  private final String body;
  private final Layout layout;
  private final Set<String> markets;
  private final String sequence;
  private final Piece price;
  private final Piece size;
  private final NumberForm priceForm;
  private final NumberForm sizeForm;
  private final Map<BigDecimal, Piece> derived;
  private final List<BigDecimal> bidPrices = new ArrayList<>();
  private final List<BigDecimal> askPrices = new ArrayList<>();
  private BigDecimal bidsTotal = BigDecimal.ZERO;
  private BigDecimal asksTotal = BigDecimal.ZERO;
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
    this.layout = venue.layout();
    this.markets = Set.copyOf(markets);
    this.sequence = venue.sequence().orElse("none");
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
    if (bidPrices.isEmpty() || askPrices.isEmpty()) {
      return numbers;
    }
    BigDecimal bid = Collections.max(bidPrices);
    BigDecimal ask = Collections.min(askPrices);
    numbers.put(plain(bid), WireForm.derived(Derived.BEST_BID, priceForm));
    numbers.put(plain(ask), WireForm.derived(Derived.BEST_ASK, priceForm));
    numbers.put(
        plain(bid.add(ask).divide(BigDecimal.valueOf(2))),
        WireForm.derived(Derived.MID, priceForm));
    numbers.put(plain(bidsTotal), WireForm.derived(Derived.BIDS_TOTAL, sizeForm));
    numbers.put(plain(asksTotal), WireForm.derived(Derived.ASKS_TOTAL, sizeForm));
    return numbers;
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.stripTrailingZeros();
  }

  private void met(Side side, BigDecimal priced, BigDecimal sized) {
    if (side == Side.BID) {
      bidPrices.add(priced);
      bidsTotal = bidsTotal.add(sized);
    } else {
      askPrices.add(priced);
      asksTotal = asksTotal.add(sized);
    }
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
      List<Row> all = rows(row(rows.price(), rows.size()));
      spans.add(new Span(from, offset(), WireForm.bothSides(piecesOf(all), between(all))));
    } else if (layout instanceof Layout.Units units && leads("", units.path(), here)) {
      List<Row> all = rows(unit(units));
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
    List<Row> rows =
        level instanceof Layout.Level.Row row
            ? rows(row(row.price(), row.size()))
            : level instanceof Layout.Level.Fields fields
                ? rows(fields(fields.price(), fields.size()))
                : rows(this::flatPair);
    rows.forEach(row -> met(side, row.price(), row.size()));
    Order order = Order.of(side, rows.stream().map(Row::price).toList());
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

  private RowReader row(int pricePlace, int sizePlace) {
    return () -> {
      int from = offset();
      List<Span> spans = new ArrayList<>();
      BigDecimal priced = BigDecimal.ZERO;
      BigDecimal sized = BigDecimal.ZERO;
      for (int place = 0; json.nextToken() != JsonToken.END_ARRAY; place++) {
        if (place == pricePlace) {
          priced = new BigDecimal(json.getText());
          spans.add(span(price));
        } else if (place == sizePlace) {
          sized = new BigDecimal(json.getText());
          spans.add(span(size));
        } else {
          scalar(spans);
        }
      }
      return new Row(from, offset() + 1, spans, priced, sized);
    };
  }

  private RowReader fields(String priceKey, String sizeKey) {
    return () -> {
      int from = offset();
      List<Span> spans = new ArrayList<>();
      BigDecimal priced = BigDecimal.ZERO;
      BigDecimal sized = BigDecimal.ZERO;
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String key = json.currentName();
        json.nextToken();
        if (key.equals(priceKey)) {
          priced = new BigDecimal(json.getText());
          spans.add(span(price));
        } else if (key.equals(sizeKey)) {
          sized = new BigDecimal(json.getText());
          spans.add(span(size));
        } else {
          scalar(spans);
        }
      }
      return new Row(from, offset() + 1, spans, priced, sized);
    };
  }

  private RowReader unit(Layout.Units units) {
    return () -> {
      int from = offset();
      List<Span> spans = new ArrayList<>();
      BigDecimal[] numbers = new BigDecimal[4];
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String key = json.currentName();
        json.nextToken();
        if (key.equals(units.bidPrice())) {
          numbers[0] = new BigDecimal(json.getText());
          spans.add(span(WireForm.of(Side.BID, price)));
        } else if (key.equals(units.bidSize())) {
          numbers[1] = new BigDecimal(json.getText());
          spans.add(span(WireForm.of(Side.BID, size)));
        } else if (key.equals(units.askPrice())) {
          numbers[2] = new BigDecimal(json.getText());
          spans.add(span(WireForm.of(Side.ASK, price)));
        } else if (key.equals(units.askSize())) {
          numbers[3] = new BigDecimal(json.getText());
          spans.add(span(WireForm.of(Side.ASK, size)));
        } else {
          scalar(spans);
        }
      }
      met(Side.BID, numbers[0], numbers[1]);
      met(Side.ASK, numbers[2], numbers[3]);
      return new Row(from, offset() + 1, spans, numbers[0], numbers[1]);
    };
  }

  private Row flatPair() throws IOException {
    int from = offset();
    BigDecimal priced = new BigDecimal(json.getText());
    Span first = span(price);
    json.nextToken();
    BigDecimal sized = new BigDecimal(json.getText());
    Span second = span(size);
    return new Row(from, end(), List.of(first, second), priced, sized);
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
