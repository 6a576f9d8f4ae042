package io.omnidepth.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.omnidepth.api.JsonCsv;
import io.omnidepth.http.stream.SocketReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void specialCharactersAreQuoted() {
    Csv csv = new Csv(List.of("a", "b"));
    csv.row(List.of("1,5", "he said \"no\""));
    csv.row(List.of("two\nlines\r", ""));
    csv.row(List.of(" plain ", "'"));
    assertEquals(
        "a,b\r\n\"1,5\",\"he said \"\"no\"\"\"\r\n\"two\nlines\r\",\r\n plain ,'\r\n", csv.text());
  }

  @Test
  void rowsAreAsLongAsTheHeadings() {
    Csv csv = new Csv(List.of("a", "b"));
    assertThrows(IllegalArgumentException.class, () -> csv.row(List.of("1")));
  }

  @Test
  void membersOfObjectsAreColumns() throws Exception {
    assertEquals(
        "a,b.c\r\n0.00000001,\r\ntrue,\"x,y\"\r\n,\r\n",
        JsonCsv.of(
            List.of("a", "b.c"),
            SocketReader.json(
                "[{\"a\":1E-8,\"b\":null},{\"a\":true,\"b\":{\"c\":\"x,y\"}},{\"b\":{}}]")));
  }
}
