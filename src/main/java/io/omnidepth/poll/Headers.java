package io.omnidepth.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The header fields of an answer, in their order. The letter case of a name does not matter. */
public record Headers(List<Field> fields) {
  /** A name and its value. */
  public record Field(String name, String value) {}

  public Headers {
    fields = List.copyOf(fields);
  }

  /** The fields with these names and values in turn. */
  static Headers of(String... namesAndValues) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(fields);
  }

  /** The other fields. */
  public Headers without(String name) {
    return new Headers(
        fields.stream().filter(field -> !field.name().equalsIgnoreCase(name)).toList());
  }

  /** The first value of that name. */
  Optional<String> first(String name) {
    return values(name).findFirst();
  }

  /** All values of that name. */
  Stream<String> values(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value);
  }
}
