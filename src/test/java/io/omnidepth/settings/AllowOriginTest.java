package io.omnidepth.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowOriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://charts.example, https://charts.example",
    "https://charts.example/, https://charts.example",
    "https://Charts.Example:443, https://charts.example",
    "http://charts.example:80, http://charts.example",
    "https://charts.example:80, https://charts.example:80",
    "http://127.0.0.1:20080, http://127.0.0.1:20080",
    "http://[::1]:20080, http://[::1]:20080"
  })
  void isReadAsBrowsersSendIt(String written, String sent) {
    assertEquals(List.of(sent), HttpSettings.ALLOW_ORIGIN.read(List.of(written)));
  }
}
