package io.omnidepth.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Spelling;
import io.omnidepth.venue.Venue;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The form in which an exchange writes its list of markets. The answer is the sample's, with a copy
 * of its first row for each market. In a copy the program replaces the fields that the venue's
 * {@link Listing} reads. It also replaces the names of the assets wherever they stand. All other
 * fields keep the values of the first row.
 */
final class ListForm {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /**
   * A market of the list.
   *
   * @param name the name in a request for its book
   * @param key the key of its row, if rows have names as keys
   */
  record Market(Instrument instrument, String name, String key, BigDecimal tick, BigDecimal lot) {}

  private final Venue venue;
  private final Listing listing;
  private final RowTraits traits;
  private final RowNames names;
  private final JsonNode answer;
  private final JsonNode first;

  private ListForm(Venue venue, Listing listing, RowTraits traits, Sample.MarketsAnswer sample)
      throws JsonProcessingException {
    this.venue = venue;
    this.listing = listing;
    this.traits = traits;
    String[] line = sample.lists().get(0).split(" ", 3);
    Instrument instrument = Instrument.parse(line[0]).orElseThrow();
    names = new RowNames(venue.request().spelling(), traits, instrument, line[1]);
    answer = JSON.readTree(sample.body());
    first = rows(listing.rows()).elements().next();
  }

  /**
   * A whole answer.
   *
   * @param rows the row of each market, as JSON
   */
  record Written(String answer, List<String> rows) {
    Written {
      rows = List.copyOf(rows);
    }
  }

  /** The answer with those markets. */
  static Written write(
      Venue venue, RowTraits traits, Sample.MarketsAnswer sample, List<Market> markets) {
    try {
      ListForm form = new ListForm(venue, venue.listing().orElseThrow(), traits, sample);
      form.list(markets);
      List<String> rows = new ArrayList<>();
      for (JsonNode row : form.rows(form.listing.rows())) {
        rows.add(JSON.writeValueAsString(row));
      }
      return new Written(JSON.writeValueAsString(form.answer), rows);
    } catch (JsonProcessingException wrongSample) {
      throw new UncheckedIOException(venue.id(), wrongSample);
    }
  }

  private void list(List<Market> markets) {
    JsonNode rows = rows(listing.rows());
    if (rows instanceof ObjectNode named) {
      named.removeAll();
    } else {
      ((ArrayNode) rows).removeAll();
    }
    int place = 0;
    for (Market market : markets) {
      JsonNode row = row(market);
      ListNumbers.number(row, traits.numbered(), market.name(), place++);
      if (rows instanceof ObjectNode named) {
        named.set(market.key(), row);
      } else {
        ((ArrayNode) rows).add(row);
      }
    }
    if (traits.fullTable() && listing.assets() instanceof Listing.Assets.Apart apart) {
      Listing.Table table = listing.table().orElseThrow();
      String name = apart.base().substring(apart.base().lastIndexOf('.') + 1);
      ListNumbers.fill((ArrayNode) rows(table.rows()), table.number(), name);
    }
  }

  private JsonNode rows(String path) {
    String above = path.equals("*") ? "" : "/" + path.replace(".*", "").replace('.', '/');
    return answer.at(above);
  }

  private JsonNode row(Market market) {
    ArrayNode holder = JSON.createArrayNode().add(names.renamed(first.deepCopy(), market));
    Spelling spelling = venue.request().spelling();
    String base = spelling.asset(market.instrument().base());
    String quote = spelling.asset(market.instrument().quote());
    listing.market().ifPresent(path -> put(holder, path, was -> written(was, market.name())));
    if (listing.assets() instanceof Listing.Assets.Apart apart) {
      asset(holder, apart.base(), base);
      asset(holder, apart.quote(), quote);
    } else if (listing.assets() instanceof Listing.Assets.Together together) {
      String both = together.spelling().market(new Instrument(base, quote));
      put(holder, together.path(), was -> written(was, both));
    }
    listing.tick().ifPresent(step -> step(holder, step, market.tick()));
    listing.lot().ifPresent(step -> step(holder, step, market.lot()));
    traits.ticks().forEach(step -> step(holder, step, market.tick()));
    traits.lots().forEach(step -> step(holder, step, market.lot()));
    return holder.get(0);
  }

  private void asset(ArrayNode holder, String path, String name) {
    int key = path.lastIndexOf('.');
    JsonNode above = key < 0 ? holder : at(holder, path.substring(0, key));
    if (!above.isNumber()) {
      put(holder, path, was -> written(was, name));
      return;
    }
    int number = number(path.substring(key + 1), name);
    put(holder, path.substring(0, key), was -> IntNode.valueOf(number));
  }

  /** The number of the table's row with that name. The row is added if there is none. */
  private int number(String key, String name) {
    Listing.Table table = listing.table().orElseThrow();
    int most = 0;
    for (JsonNode row : rows(table.rows())) {
      int number = row.path(table.number()).asInt();
      if (row.path(key).asText().equals(name)) {
        return number;
      }
      most = Math.max(most, number);
    }
    ArrayNode rows = (ArrayNode) rows(table.rows());
    ObjectNode row = rows.get(rows.size() - 1).deepCopy();
    rows.add(row.put(key, name).put(table.number(), most + 1));
    return most + 1;
  }

  private void step(ArrayNode holder, Listing.Step step, BigDecimal size) {
    if (step instanceof Listing.Step.Size bySize) {
      put(holder, bySize.path(), was -> number(was, size));
    } else if (step instanceof Listing.Step.Places byPlaces) {
      String places = String.valueOf(Math.max(0, size.stripTrailingZeros().scale()));
      put(holder, byPlaces.path(), was -> number(was, new BigDecimal(places)));
    }
  }

  /** Replaces the value at that path of the row. The row is the only element of {@code holder}. */
  private void put(ArrayNode holder, String path, UnaryOperator<JsonNode> by) {
    int last = path.lastIndexOf('.');
    String key = path.isEmpty() ? "0" : path.substring(last + 1);
    JsonNode above =
        path.isEmpty() ? holder : last < 0 ? holder.get(0) : at(holder, path.substring(0, last));
    JsonNode within = above.isNumber() ? explained(above) : above;
    if (within instanceof ArrayNode array) {
      int place = Integer.parseInt(key);
      array.set(place, by.apply(array.get(place)));
    } else {
      ((ObjectNode) within).set(key, by.apply(within.path(key)));
    }
  }

  private JsonNode at(ArrayNode holder, String path) {
    JsonNode node = holder.get(0);
    for (String key : path.split("\\.", -1)) {
      String[] wanted = key.split("=", 2);
      node =
          wanted.length == 2
              ? element(node, wanted[0], wanted[1])
              : node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
    }
    return node;
  }

  private JsonNode explained(JsonNode number) {
    Listing.Table table = listing.table().orElseThrow();
    return element(rows(table.rows()), table.number(), number.asText());
  }

  private static JsonNode element(JsonNode array, String key, String value) {
    for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
      JsonNode element = each.next();
      if (element.path(key).asText().equals(value)) {
        return element;
      }
    }
    throw new IllegalArgumentException("no " + key + "=" + value + " in " + array);
  }

  /** The text, in lower case if the former text was. */
  private static JsonNode written(JsonNode was, String text) {
    String before = was.asText();
    boolean small = before.equals(before.toLowerCase(Locale.ROOT));
    boolean capital = before.equals(before.toUpperCase(Locale.ROOT));
    return TextNode.valueOf(small && !capital ? text.toLowerCase(Locale.ROOT) : text);
  }

  /** The number, written as text with padding if the former number was. */
  private static JsonNode number(JsonNode was, BigDecimal size) {
    BigDecimal plain = size.stripTrailingZeros();
    if (!was.isTextual()) {
      return plain.scale() <= 0
          ? IntNode.valueOf(plain.intValueExact())
          : DecimalNode.valueOf(plain);
    }
    int padded = Math.max(Math.max(0, plain.scale()), new BigDecimal(was.asText()).scale());
    return TextNode.valueOf(plain.setScale(padded, RoundingMode.UNNECESSARY).toPlainString());
  }
}
