package io.omnidepth.read;

import io.omnidepth.market.BookBuilder.RepeatedPrice;
import io.omnidepth.read.JsonValue.Elements;
import io.omnidepth.read.JsonValue.Member;
import io.omnidepth.read.JsonValue.Members;
import io.omnidepth.read.JsonValue.Null;
import io.omnidepth.read.JsonValue.Scalar;
import io.omnidepth.venue.Layout;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A slow reader of books that the fast reader must agree with. It uses a whole tree, {@code
 * BigDecimal} and sorted maps. It implements each rule again, from the rule's description.
 */
final class BookOracle {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE]([+-]?[0-9]+))?");

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int FINEST = 64;
  private static final int LONGEST_TEXT = 200;

  /** The expected result of reading an answer. */
  sealed interface Expected {
    record Book(SortedMap<BigDecimal, BigDecimal> bids, SortedMap<BigDecimal, BigDecimal> asks)
        implements Expected {}

    record Declined(Verdict verdict) implements Expected {}

    record Unreadable() implements Expected {}
  }

  /** A row of the answer. */
  private record Row(boolean bid, BigDecimal price, BigDecimal size) {}

  /** Thrown if the answer is no book. */
  private static final class NoBook extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final Venue venue;
  private final JsonValue answer;
  private final Map<String, Optional<String>> textsByPath = new HashMap<>();

  private BookOracle(Venue venue, JsonValue answer) {
    this.venue = venue;
    this.answer = answer;
  }

  /** The expected result for an answer with status 200. */
  static Expected expected(Venue venue, byte[] body) {
    Optional<JsonValue.Whole> answer = JsonValue.of(body);
    if (answer.isEmpty()) {
      return new Expected.Unreadable();
    }
    BookOracle oracle = new BookOracle(venue, answer.get().value());
    Verdict verdict = venue.response().verdicts().verdict(oracle::textAt);
    if (verdict != Verdict.HEALTHY) {
      return new Expected.Declined(verdict);
    }
    try {
      return answer.get().alone() ? oracle.book() : new Expected.Unreadable();
    } catch (NoBook none) {
      return new Expected.Unreadable();
    }
  }

  private Expected book() throws NoBook {
    List<Row> rows = new ArrayList<>();
    Layout layout = venue.response().layout();
    if (layout instanceof Layout.Sides sides) {
      String path = sides.path().isEmpty() ? "" : sides.path() + ".";
      rows.addAll(rows(true, only(path + sides.bids()), sides.level()));
      rows.addAll(rows(false, only(path + sides.asks()), sides.level()));
    } else if (layout instanceof Layout.SignedRows signed) {
      for (JsonValue level : only(signed.path()).all()) {
        List<JsonValue> row = elements(level);
        BigDecimal size = number(place(row, signed.size()));
        rows.add(new Row(size.signum() >= 0, number(place(row, signed.price())), size.abs()));
      }
    } else if (layout instanceof Layout.Units units) {
      for (JsonValue unit : only(units.path()).all()) {
        rows.add(new Row(true, number(unit, units.bidPrice()), number(unit, units.bidSize())));
        rows.add(new Row(false, number(unit, units.askPrice()), number(unit, units.askSize())));
      }
    }
    return settled(rows);
  }

  /** The only array at a path. */
  private Elements only(String path) throws NoBook {
    List<JsonValue> there = at(path);
    if (there.size() != 1 || !(there.get(0) instanceof Elements levels)) {
      throw new NoBook();
    }
    return levels;
  }

  private static List<Row> rows(boolean bid, Elements levels, Layout.Level level) throws NoBook {
    List<Row> rows = new ArrayList<>();
    if (level instanceof Layout.Level.Flat) {
      for (int i = 0; i < levels.all().size(); i += 2) {
        rows.add(new Row(bid, number(levels.all().get(i)), number(place(levels.all(), i + 1))));
      }
      return rows;
    }
    for (JsonValue each : levels.all()) {
      if (level instanceof Layout.Level.Row places) {
        List<JsonValue> row = elements(each);
        rows.add(
            new Row(bid, number(place(row, places.price())), number(place(row, places.size()))));
      } else if (level instanceof Layout.Level.Fields fields) {
        rows.add(new Row(bid, number(each, fields.price()), number(each, fields.size())));
      }
    }
    return rows;
  }

  private static List<JsonValue> elements(JsonValue row) throws NoBook {
    if (row instanceof Elements elements) {
      return elements.all();
    }
    throw new NoBook();
  }

  private static JsonValue place(List<JsonValue> row, int place) throws NoBook {
    if (place >= row.size()) {
      throw new NoBook();
    }
    return row.get(place);
  }

  /** The last value of a key. All values of the key must be numbers. */
  private static BigDecimal number(JsonValue object, String key) throws NoBook {
    if (!(object instanceof Members members) || members.last(key).isEmpty()) {
      throw new NoBook();
    }
    BigDecimal number = BigDecimal.ZERO;
    for (Member member : members.all()) {
      if (member.key().equals(key)) {
        number = number(member.value());
      }
    }
    return number;
  }

  private static BigDecimal number(JsonValue value) throws NoBook {
    if (value instanceof Scalar scalar && scalar.mayBeNumber()) {
      return decimal(scalar.text()).filter(BookOracle::fits).orElseThrow(NoBook::new);
    }
    throw new NoBook();
  }

  /** Whether a long can hold the number in units of 10^-scale, with an allowed scale. */
  private static boolean fits(BigDecimal number) {
    return number.scale() <= FINEST && number.unscaledValue().abs().compareTo(MOST) <= 0;
  }

  /** The number with its least scale, zero or more; empty if the text is no number. */
  static Optional<BigDecimal> decimal(String text) {
    Matcher parts = NUMBER.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String exponent = parts.group(3) == null ? "0" : parts.group(3);
    BigInteger power = new BigInteger(exponent.startsWith("+") ? exponent.substring(1) : exponent);
    BigDecimal bare =
        new BigDecimal(parts.group(2) == null ? text : text.substring(0, parts.start(2)));
    if (bare.signum() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    if (power.abs().compareTo(BigInteger.valueOf(1_000_000)) > 0) {
      return Optional.empty();
    }
    BigDecimal number = bare.scaleByPowerOfTen(power.intValue()).stripTrailingZeros();
    return number.precision() - number.scale() > 100
        ? Optional.empty()
        : Optional.of(number.scale() < 0 ? number.setScale(0) : number);
  }

  private Expected settled(List<Row> rows) throws NoBook {
    int priceScale = rows.stream().mapToInt(row -> row.price().scale()).max().orElse(0);
    int sizeScale = rows.stream().mapToInt(row -> row.size().scale()).max().orElse(0);
    SortedMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    SortedMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    for (Row row : rows) {
      if (row.price().signum() <= 0
          || row.size().signum() < 0
          || !fits(row.price().setScale(priceScale))
          || !fits(row.size().setScale(sizeScale))) {
        throw new NoBook();
      }
      SortedMap<BigDecimal, BigDecimal> side = row.bid() ? bids : asks;
      BigDecimal sum =
          side.merge(
              row.price(),
              row.size(),
              (before, now) ->
                  venue.response().repeatedPrice() == RepeatedPrice.SUM ? before.add(now) : now);
      if (!fits(sum.setScale(sizeScale))) {
        throw new NoBook();
      }
    }
    bids.values().removeIf(size -> size.signum() == 0);
    asks.values().removeIf(size -> size.signum() == 0);
    boolean crossed =
        !bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0;
    if (crossed || (bids.isEmpty() && asks.isEmpty())) {
      throw new NoBook();
    }
    return new Expected.Book(bids, asks);
  }

  /** All values at a path, in the order of the answer. */
  private List<JsonValue> at(String path) {
    List<JsonValue> here = List.of(answer);
    for (String key : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      List<JsonValue> below = new ArrayList<>();
      here.forEach(value -> below.addAll(below(value, key)));
      here = below;
    }
    return here;
  }

  /** The values under a key or at a place. The rows of signed levels do not count as places. */
  private List<JsonValue> below(JsonValue value, String key) {
    if (value instanceof Members members) {
      return members.all().stream()
          .filter(member -> key.equals("*") || member.key().equals(key))
          .map(Member::value)
          .toList();
    }
    if (!(value instanceof Elements elements)) {
      return List.of();
    }
    boolean levels =
        venue.response().layout() instanceof Layout.SignedRows signed
            && at(signed.path()).stream().anyMatch(each -> each == value);
    List<JsonValue> below = new ArrayList<>();
    for (int i = 0; i < elements.all().size(); i++) {
      JsonValue element = elements.all().get(i);
      if ((key.equals("*") || key.equals(String.valueOf(i)))
          && !(levels && element instanceof Elements)) {
        below.add(element);
      }
    }
    return below;
  }

  /** The answer's text at a path, in the form of {@link io.omnidepth.venue.Condition}. */
  private Optional<String> textAt(String path) {
    return textsByPath.computeIfAbsent(path, this::newTextAt);
  }

  private Optional<String> newTextAt(String path) {
    List<JsonValue> there = at(path);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> all = Optional.empty();
    for (JsonValue value : there) {
      List<String> texts = texts(value);
      for (String text : texts) {
        all = Optional.of(joined(all.orElse(""), text));
      }
      if (texts.isEmpty() && all.isEmpty()) {
        all = Optional.of(something(value) ? "…" : "");
      }
    }
    return all.map(text -> text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
  }

  private static String joined(String before, String text) {
    return text.isEmpty() ? before : before.isEmpty() ? text : before + "," + text;
  }

  private static List<String> texts(JsonValue value) {
    if (value instanceof Scalar scalar) {
      return List.of(scalar.text());
    }
    if (value instanceof Null) {
      return List.of("");
    }
    List<JsonValue> inner =
        value instanceof Members members
            ? members.all().stream().map(Member::value).toList()
            : ((Elements) value).all();
    return inner.stream()
        .filter(Scalar.class::isInstance)
        .map(scalar -> ((Scalar) scalar).text())
        .toList();
  }

  private static boolean something(JsonValue value) {
    List<JsonValue> inner =
        value instanceof Members members
            ? members.all().stream().map(Member::value).toList()
            : ((Elements) value).all();
    return inner.stream().anyMatch(each -> !(each instanceof Null));
  }
}
