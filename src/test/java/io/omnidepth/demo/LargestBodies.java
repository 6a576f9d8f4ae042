package io.omnidepth.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.BookBound;
import io.omnidepth.venue.Layout;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The largest answers that a venue may send, in the format of its sample. A book has as many levels
 * as the reader accepts, in no order. A list has thousands of markets.
 */
public final class LargestBodies {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_MARKETS = 5_000;
  private static final String ROWS = "@rows@";
  private static final String PRICE = "@price@";
  private static final String SIZE = "@size@";

  /** A step through the levels that has no divisor in common with their number. */
  private static final long STRIDE = 7_919;

  private final Venue venue;
  private final int levels;
  private final String size;

  private LargestBodies(Venue venue, String size) {
    this.venue = venue;
    this.levels = venue.response().bound().levels();
    this.size = size;
  }

  /**
   * The largest book.
   *
   * @param size the size of each level; another size makes another book
   */
  public static byte[] book(Venue venue, String size) {
    try {
      return new LargestBodies(venue, size).book();
    } catch (JsonProcessingException wrongSample) {
      throw new IllegalArgumentException(venue.id(), wrongSample);
    }
  }

  /** A list of these markets and of thousands of others, with that many bytes. */
  public static byte[] list(Venue venue, List<Instrument> instruments, int bytes) {
    List<Instrument> all = new ArrayList<>(instruments);
    int each = written(venue, all).length / all.size();
    for (int i = 0; i < Math.min(MOST_MARKETS, bytes / (2 * each)); i++) {
      all.add(new Instrument("M" + i, "USD"));
    }
    return padded(written(venue, all), bytes);
  }

  private static byte[] written(Venue venue, List<Instrument> instruments) {
    List<ListForm.Market> markets =
        instruments.stream()
            .map(
                instrument ->
                    new ListForm.Market(
                        instrument,
                        venue.market(instrument),
                        venue.market(instrument),
                        new BigDecimal("0.01"),
                        new BigDecimal("0.0001")))
            .toList();
    Sample sample = Sample.of(venue.id());
    return ListForm.write(
            venue, RowTraits.of(sample.traits()), sample.markets().orElseThrow(), markets)
        .answer()
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] book() throws JsonProcessingException {
    JsonNode answer = JSON.readTree(Sample.of(venue.id()).books().get(0).body());
    String text = withRows(answer);
    BookBound bound = venue.response().bound();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > bound.bytes()) {
      throw new IllegalArgumentException(
          venue + ": " + levels + " levels a side have " + bytes.length + " bytes of " + bound);
    }
    return padded(bytes, bound.bytes());
  }

  /** Fills up with white space, which is legal at the end. */
  private static byte[] padded(byte[] json, int bytes) {
    byte[] padded = Arrays.copyOf(json, bytes);
    Arrays.fill(padded, json.length, bytes, (byte) ' ');
    return padded;
  }

  private String withRows(JsonNode answer) throws JsonProcessingException {
    Layout layout = venue.response().layout();
    if (layout instanceof Layout.Sides sides) {
      String bids = sides(answer, sides, sides.bids(), true);
      String asks = sides(answer, sides, sides.asks(), false);
      String frame = JSON.writeValueAsString(answer);
      return frame
          .replace(quoted(ROWS + sides.bids()), bids)
          .replace(quoted(ROWS + sides.asks()), asks);
    }
    if (layout instanceof Layout.SignedRows rows) {
      ArrayNode array = (ArrayNode) at(answer, rows.path());
      ArrayNode row = array.get(0).deepCopy();
      row.set(rows.price(), marked(row.get(rows.price()), PRICE));
      row.set(rows.size(), marked(row.get(rows.size()), SIZE));
      String form = written(row);
      array.removeAll().add(ROWS);
      String all = rows(form, true) + "," + rows(form.replace(SIZE, "-" + SIZE), false);
      return JSON.writeValueAsString(answer).replace(quoted(ROWS), all);
    }
    Layout.Units units = (Layout.Units) layout;
    ArrayNode array = (ArrayNode) at(answer, units.path());
    ObjectNode unit = array.get(0).deepCopy();
    unit.put(units.bidPrice(), PRICE + "bid").put(units.askPrice(), PRICE + "ask");
    unit.put(units.bidSize(), SIZE).put(units.askSize(), SIZE);
    String form = JSON.writeValueAsString(unit);
    array.removeAll().add(ROWS);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      int rank = rank(i);
      all.append(i == 0 ? "" : ",")
          .append(
              form.replace(quoted(PRICE + "bid"), price(rank, true))
                  .replace(quoted(PRICE + "ask"), price(rank, false))
                  .replace(quoted(SIZE), size));
    }
    return JSON.writeValueAsString(answer).replace(quoted(ROWS), all);
  }

  /** Marks the place of a side's rows. The result is the rows. */
  private String sides(JsonNode answer, Layout.Sides sides, String key, boolean bids)
      throws JsonProcessingException {
    JsonNode parent = at(answer, sides.path());
    JsonNode array = parent.isArray() ? parent.get(Integer.parseInt(key)) : parent.get(key);
    String form;
    if (sides.level() instanceof Layout.Level.Flat) {
      form = quoted(PRICE) + "," + quoted(SIZE);
    } else if (sides.level() instanceof Layout.Level.Fields fields) {
      ObjectNode row = array.get(0).deepCopy();
      row.set(fields.price(), marked(row.get(fields.price()), PRICE));
      row.set(fields.size(), marked(row.get(fields.size()), SIZE));
      form = written(row);
    } else {
      Layout.Level.Row places = (Layout.Level.Row) sides.level();
      ArrayNode row = array.get(0).deepCopy();
      row.set(places.price(), marked(row.get(places.price()), PRICE));
      row.set(places.size(), marked(row.get(places.size()), SIZE));
      form = written(row);
    }
    ((ArrayNode) array).removeAll().add(ROWS + key);
    return rows(form, bids);
  }

  /** Marks a number; a text stays a text, and a number stays a number. */
  private static JsonNode marked(JsonNode number, String mark) {
    return JSON.getNodeFactory().textNode(number.isTextual() ? mark : mark + "bare");
  }

  private static String written(JsonNode row) throws JsonProcessingException {
    return JSON.writeValueAsString(row)
        .replace(quoted(PRICE + "bare"), PRICE)
        .replace(quoted(SIZE + "bare"), SIZE);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static JsonNode at(JsonNode answer, String path) {
    JsonNode node = answer;
    for (String key : path.isEmpty() ? new String[0] : path.split("\\.")) {
      node =
          key.equals("*")
              ? node.elements().next()
              : node.isArray() ? node.get(Integer.parseInt(key)) : node.get(key);
    }
    return node;
  }

  private String rows(String form, boolean bids) {
    String withSize = form.replace(SIZE, size);
    int place = withSize.indexOf(PRICE);
    String before = withSize.substring(0, place);
    String after = withSize.substring(place + PRICE.length());
    StringBuilder rows = new StringBuilder(levels * (form.length() + 16));
    for (int i = 0; i < levels; i++) {
      rows.append(i == 0 ? "" : ",").append(before).append(price(rank(i), bids)).append(after);
    }
    return rows.toString();
  }

  private int rank(int place) {
    return (int) (place * STRIDE % levels);
  }

  private static String price(int rank, boolean bids) {
    long units = bids ? 5_000_000L - rank : 5_000_001L + rank;
    return units / 100 + "." + (units / 10) % 10 + units % 10;
  }
}
