package io.omnidepth.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Utf8WriterTest {
  /** Parts of a text. It may be cut anywhere, even between the halves of a surrogate pair. */
  @Provide
  Arbitrary<List<String>> parts() {
    Arbitrary<Character> characters =
        Arbitraries.oneOf(
            Arbitraries.chars().ascii(),
            Arbitraries.chars().range('\u0080', '\u0900'),
            Arbitraries.chars().range('\ud700', '\uffff'),
            Arbitraries.chars().range('\ud800', '\udfff'));
    return characters
        .list()
        .ofMaxSize(40)
        .map(
            list -> {
              StringBuilder text = new StringBuilder();
              list.forEach(text::append);
              return text.toString();
            })
        .list()
        .ofMaxSize(8);
  }

  @Property(tries = 2_000)
  void bytesAreThoseOfTheText(@ForAll("parts") List<String> parts) {
    Utf8Writer writer = new Utf8Writer(0);
    for (String part : parts) {
      writer.write(part.toCharArray(), 0, part.length());
    }
    assertArrayEquals(String.join("", parts).getBytes(StandardCharsets.UTF_8), writer.toBytes());
  }
}
