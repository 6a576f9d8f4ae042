package io.omnidepth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void listsTheVenues() {
    CommandLineRun ran = CommandLineRun.of(Map.of(), "venues");
    assertEquals(0, ran.status());
    assertEquals(21, ran.out().lines().count());
    assertTrue(ran.out().contains("kraken"), ran.out());
  }

  @Test
  void theWarmUpLoadsWhatIsThere() throws ClassNotFoundException {
    for (String name : Warmup.needed()) {
      assertEquals(name, Class.forName(name).getName());
    }
  }
}
