package io.omnidepth.demo;

import com.fasterxml.jackson.core.JsonToken;
import io.omnidepth.demo.LevelForm.Keys;
import io.omnidepth.demo.LevelForm.Row;
import io.omnidepth.demo.SampleText.Span;
import io.omnidepth.demo.WireForm.Order;
import io.omnidepth.demo.WireForm.Piece;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Learns from a sample the form of an exchange's books. An answer keeps the text of the sample. It
 * replaces only the levels, the market's name, the count of changes and the times ({@link
 * SampleTime}).
 */
final class SampleForm {
  private final SampleText sample;
  private final Layout layout;
  private final ScalarForm scalars;
  private final LevelForm levels;
  private final DerivedNumbers derived = new DerivedNumbers();

  private SampleForm(SampleText sample, Layout layout, ScalarForm scalars, LevelForm levels) {
    this.sample = sample;
    this.layout = layout;
    this.scalars = scalars;
    this.levels = levels;
  }

  /**
   * The form of that body.
   *
   * @param markets the names of the market in the body
   */
  static WireForm of(Venue venue, String body, Collection<String> markets, Traits traits) {
    NumberForm prices = new NumberForm(traits.priceDecimals(), false);
    NumberForm sizes = new NumberForm(traits.sizePadded(), traits.exponents());
    Layout layout = venue.response().layout();
    Piece size =
        layout instanceof Layout.SignedRows ? WireForm.signedSize(sizes) : WireForm.size(sizes);
    ScalarForm named =
        new ScalarForm(Set.copyOf(markets), venue.response().sequence().orElse("none"), Map.of());
    try {
      SampleForm first = walk(body, layout, named, WireForm.price(prices), size).form();
      ScalarForm scalars =
          new ScalarForm(named.markets(), named.sequence(), first.derived.pieces(prices, sizes));
      Pass second = walk(body, layout, scalars, WireForm.price(prices), size);
      return new WireForm(second.form().sample.pieces(second.spans(), 0, body.length()));
    } catch (IOException wrongSample) {
      throw new UncheckedIOException(venue.id(), wrongSample);
    }
  }

  /** One pass over the whole body, and the spans in it. */
  private record Pass(SampleForm form, List<Span> spans) {}

  private static Pass walk(String body, Layout layout, ScalarForm scalars, Piece price, Piece size)
      throws IOException {
    SampleText sample = new SampleText(body);
    SampleForm form =
        new SampleForm(sample, layout, scalars, new LevelForm(sample, scalars, price, size));
    List<Span> spans = new ArrayList<>();
    sample.next();
    form.value(spans);
    return new Pass(form, spans);
  }

  private void value(List<Span> spans) throws IOException {
    switch (sample.token()) {
      case START_OBJECT -> {
        while (sample.next() != JsonToken.END_OBJECT) {
          String key = sample.key();
          if (scalars.markets().contains(key)) {
            spans.add(sample.span(WireForm.market()));
          }
          sample.next();
          under(key, spans);
        }
      }
      case START_ARRAY -> array(spans);
      default -> scalars.add(sample, spans);
    }
  }

  private void under(String key, List<Span> spans) throws IOException {
    sample.enter(key);
    value(spans);
    sample.leave();
  }

  private void array(List<Span> spans) throws IOException {
    int from = sample.offset() + 1;
    if (layout instanceof Layout.Sides sides && leads(sides.path(), sides.bids())) {
      Piece bids = side(Side.BID, sides.level());
      spans.add(new Span(from, sample.offset(), bids));
    } else if (layout instanceof Layout.Sides sides && leads(sides.path(), sides.asks())) {
      Piece asks = side(Side.ASK, sides.level());
      spans.add(new Span(from, sample.offset(), asks));
    } else if (layout instanceof Layout.SignedRows rows && leads("", rows.path())) {
      List<Row> all = levels.signedRows(rows);
      Piece both = WireForm.bothSides(levels.pieces(all), levels.between(all));
      spans.add(new Span(from, sample.offset(), both));
    } else if (layout instanceof Layout.Units units && leads("", units.path())) {
      List<Row> all = levels.units(units);
      derive(Side.BID, all, new Keys(units.bidPrice(), units.bidSize()));
      derive(Side.ASK, all, new Keys(units.askPrice(), units.askSize()));
      Piece both = WireForm.units(levels.pieces(all), levels.between(all));
      spans.add(new Span(from, sample.offset(), both));
    } else {
      for (int place = 0; sample.next() != JsonToken.END_ARRAY; place++) {
        under(String.valueOf(place), spans);
      }
    }
  }

  /** Whether that path leads to the current value. {@code *} in the path stands for any key. */
  private boolean leads(String path, String key) {
    String whole = path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    return Pattern.matches(Pattern.quote(whole).replace("*", "\\E[^.]+\\Q"), sample.path());
  }

  private Piece side(Side side, Layout.Level level) throws IOException {
    Keys keys = Keys.of(level);
    List<Row> rows = levels.rows(level);
    derive(side, rows, keys);
    Order order = Order.of(side, LevelForm.numbers(rows, keys.price()));
    return WireForm.levels(side, levels.pieces(rows), levels.between(rows), order);
  }

  private void derive(Side side, List<Row> rows, Keys keys) {
    derived.add(side, LevelForm.numbers(rows, keys.price()), LevelForm.numbers(rows, keys.size()));
  }
}
