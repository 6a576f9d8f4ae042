package io.omnidepth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Translates the names in the row of the sample's market to those of another market. */
final class RowNames {
  private static final List<String> SEPARATORS = List.of("", "-", "_", "/", " / ", ":");

  private final Spelling spelling;
  private final RowTraits traits;
  private final String wasBase;
  private final String wasQuote;
  private final String wasName;

  /**
   * @param sample the market of the sample's row
   * @param name the name of that market in the row
   */
  RowNames(Spelling spelling, RowTraits traits, Instrument sample, String name) {
    this.spelling = spelling;
    this.traits = traits;
    this.wasBase = spelling.asset(sample.base());
    this.wasQuote = spelling.asset(sample.quote());
    this.wasName = name;
  }

  /** The row with the names of that market. */
  JsonNode renamed(JsonNode row, ListForm.Market market) {
    return renamed(row, of(market), market.name());
  }

  private JsonNode renamed(JsonNode node, Map<String, String> names, String name) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(renamed(field.getValue(), names, name)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, renamed(array.get(i), names, name));
      }
    } else if (node.isTextual()) {
      String text = node.asText();
      return TextNode.valueOf(names.getOrDefault(text, text.replace("/" + wasName, "/" + name)));
    }
    return node;
  }

  private Map<String, String> of(ListForm.Market market) {
    String base = spelling.asset(market.instrument().base());
    String quote = spelling.asset(market.instrument().quote());
    Map<String, String> names = new HashMap<>();
    for (String between : SEPARATORS) {
      names.put(wasBase + between + wasQuote, base + between + quote);
      names.put(wasQuote + between + wasBase, quote + between + base);
    }
    names.put(wasBase, base);
    names.put(wasQuote, quote);
    Map.copyOf(names)
        .forEach((was, is) -> names.put(was.toLowerCase(Locale.ROOT), is.toLowerCase(Locale.ROOT)));
    further(names, wasBase, base);
    further(names, wasQuote, quote);
    names.put(wasName, market.name());
    return names;
  }

  private void further(Map<String, String> names, String was, String is) {
    List<String> before = traits.assetsAs().getOrDefault(was, List.of());
    for (int i = 0; i < before.size(); i++) {
      names.put(before.get(i), traits.further(is, i));
    }
  }
}
