package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip|GZIP",
        "gzip, deflate, br|GZIP",
        "deflate|DEFLATE",
        "br, deflate;q=0.5|DEFLATE",
        "GZIP ; q=1|GZIP",
        "*|GZIP",
        "gzip;q=0, deflate|DEFLATE",
        "gzip;q=0.000|NONE",
        "gzip;q=0.001|GZIP",
        "br|NONE",
        "identity|NONE",
        "''|NONE",
      })
  void takesWhatTheReaderTakes(String header, ContentCoding expected) {
    assertEquals(expected, ContentCoding.accepted(header));
  }

  @Test
  void nothingIsPackedUnasked() {
    assertEquals(ContentCoding.NONE, ContentCoding.accepted(null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000})
  void whatIsPackedIsReadAgain(int length) throws IOException {
    byte[] plain = "price,size;".repeat(length).getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(
        plain,
        new GZIPInputStream(new ByteArrayInputStream(ContentCoding.GZIP.encode(plain)))
            .readAllBytes());
    assertArrayEquals(
        plain,
        new InflaterInputStream(new ByteArrayInputStream(ContentCoding.DEFLATE.encode(plain)))
            .readAllBytes());
  }
}
