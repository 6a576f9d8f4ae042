package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.market.Decimals;
import io.omnidepth.text.Csv;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Objects of a JSON answer as the rows of a table. A column's heading is the name of its member,
 * with a dot into an object: {@code latencyMs.p95}. A member that is null or absent gives an empty
 * cell. The texts of an array stand with spaces between.
 */
public final class JsonCsv {
  private JsonCsv() {}

  public static String of(List<String> columns, Iterable<? extends JsonNode> objects) {
    List<String> pointers = columns.stream().map(column -> "/" + column.replace('.', '/')).toList();
    Csv csv = new Csv(columns);
    objects.forEach(
        object -> csv.row(pointers.stream().map(pointer -> cell(object.at(pointer))).toList()));
    return csv.text();
  }

  private static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(JsonCsv::cell)
          .collect(Collectors.joining(" "));
    }
    return value.isNumber()
        ? Decimals.read(value.asText()).map(Decimals::text).orElseGet(() -> Json.text(value))
        : value.asText();
  }
}
