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
 * The slow reader of books that the fast one must agree with: the whole tree, {@code BigDecimal},
 * sorted maps, and each rule written once more from its description.
 */
final class BookOracle {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE]([+-]?[0-9]+))?");

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int FINEST = 64;
  private static final int LONGEST_SAID = 200;

  /** What an answer must come to. */
  sealed interface Expected {
    record Book(SortedMap<BigDecimal, BigDecimal> bids, SortedMap<BigDecimal, BigDecimal> asks)
        implements Expected {}

    record Declined(Verdict verdict) implements Expected {}

    record Unreadable() implements Expected {}
  }

  /** A row as it was sent. */
  private record Row(boolean bid, BigDecimal price, BigDecimal size) {}

  /** Thrown where the answer is no book. */
  private static final class NoBook extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final Venue venue;
  private final JsonValue answer;
  private final Map<String, Optional<String>> said = new HashMap<>();

  private BookOracle(Venue venue, JsonValue answer) {
    this.venue = venue;
    this.answer = answer;
  }

  /** What an answer with status 200 must come to. */
  static Expected expected(Venue venue, byte[] body) {
    Optional<JsonValue.Whole> answer = JsonValue.of(body);
    if (answer.isEmpty()) {
      return new Expected.Unreadable();
    }
    BookOracle oracle = new BookOracle(venue, answer.get().value());
    Verdict verdict = venue.response().verdicts().verdict(oracle::said);
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

  /** The one array that stands at a path. */
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

  /** The last number of a key, all of which must be numbers. */
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

  /** Whether a count of 10^-scale in a long is this number, with a scale that is allowed. */
  private static boolean fits(BigDecimal number) {
    return number.scale() <= FINEST && number.unscaledValue().abs().compareTo(MOST) <= 0;
  }

  /** The number, with a scale of its own that is not below zero; empty where it is none. */
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

  /** All that stands at a path, in the order that it was sent. */
  private List<JsonValue> at(String path) {
    List<JsonValue> here = List.of(answer);
    for (String key : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      List<JsonValue> below = new ArrayList<>();
      here.forEach(value -> below.addAll(below(value, key)));
      here = below;
    }
    return here;
  }

  /** What stands under a key, or at a place; rows of signed levels are no place of an answer. */
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

  /** What the answer says at a path, as {@link io.omnidepth.venue.Condition} has it. */
  private Optional<String> said(String path) {
    return said.computeIfAbsent(path, this::toldAt);
  }

  private Optional<String> toldAt(String path) {
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
    return all.map(text -> text.substring(0, Math.min(text.length(), LONGEST_SAID)));
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
