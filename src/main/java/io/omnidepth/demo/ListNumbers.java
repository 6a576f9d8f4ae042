package io.omnidepth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of rows in a list and in the table beside it. */
final class ListNumbers {
  private ListNumbers() {}

  /** The number in a market's name; 0 if there is none. */
  static int inName(String name) {
    String digits = name.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /**
   * Gives the row its number.
   *
   * @param numbered the rule, as in {@link RowTraits#numbered}
   * @param place the row's place, from 0
   */
  static void number(JsonNode row, String numbered, String name, int place) {
    if (numbered.isEmpty()) {
      return;
    }
    String field = numbered.split(" ", 2)[0];
    JsonNode was = row.path(field);
    int number = numbered.endsWith(" by name") ? inName(name) : was.asInt() + place;
    if (was.isTextual()) {
      ((ObjectNode) row).put(field, String.valueOf(number));
    } else {
      ((ObjectNode) row).put(field, number);
    }
  }

  /**
   * Puts each row of the table at the place of its number. A missing number gets a row for an asset
   * that no market has.
   *
   * @param number the field of a row's number
   * @param name the field of its name
   */
  static void fill(ArrayNode table, String number, String name) {
    SortedMap<Integer, JsonNode> rows = new TreeMap<>();
    table.forEach(row -> rows.put(row.path(number).asInt(), row));
    JsonNode last = table.get(table.size() - 1);
    table.removeAll();
    for (int place = 0; place <= rows.lastKey(); place++) {
      ObjectNode missing = last.deepCopy();
      missing.put(number, place).put(name, "T" + place);
      table.add(rows.getOrDefault(place, missing));
    }
  }
}
