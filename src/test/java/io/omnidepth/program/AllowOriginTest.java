package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.cli.Settings;
import java.util.List;
import java.util.Set;
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
  void isHeldAsBrowsersSendIt(String written, String sent) {
    assertEquals(Set.of(sent), Settings.origins(List.of(written)));
  }
}
