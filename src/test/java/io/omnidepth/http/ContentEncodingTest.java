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

class ContentEncodingTest {
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
        "gzip;q=0, *|DEFLATE",
        "*;q=0|NONE",
        "*;q=0, deflate|DEFLATE",
        "x-gzip|GZIP",
        ";;,,;q=|NONE",
        "gzip;q=0.000|NONE",
        "gzip;q=0.001|GZIP",
        "br|NONE",
        "identity|NONE",
        "''|NONE",
      })
  void takesWhatTheReaderTakes(String header, ContentEncoding expected) {
    assertEquals(expected, ContentEncoding.accepted(header));
  }

  @Test
  void nothingIsCompressedUnlessAccepted() {
    assertEquals(ContentEncoding.NONE, ContentEncoding.accepted(null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000})
  void compressedBytesAreReadAgain(int length) throws IOException {
    byte[] plain = "price,size;".repeat(length).getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(
        plain,
        new GZIPInputStream(new ByteArrayInputStream(ContentEncoding.GZIP.encode(plain)))
            .readAllBytes());
    assertArrayEquals(
        plain,
        new InflaterInputStream(new ByteArrayInputStream(ContentEncoding.DEFLATE.encode(plain)))
            .readAllBytes());
  }
}
