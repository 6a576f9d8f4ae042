package io.omnidepth.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.venue.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeterTest {
  private static final List<Meter> METERS =
      Catalog.ALL.stream().flatMap(venue -> venue.limits().meters().stream()).toList();

  /**
   * A search of a long header from each of its spaces would take as many steps as its length
   * squared.
   */
  @Test
  void aLongHeaderCostsNothing() {
    assertTrue(!METERS.isEmpty());
    for (Meter meter : METERS) {
      for (String text : new String[] {" ".repeat(2_000_000), "sec=".repeat(500_000)}) {
        assertEquals(Optional.empty(), meter.used(text), meter.header());
      }
    }
  }

  @Test
  void aNumberOutOfBoundsIsNotFound() {
    for (Meter meter : METERS) {
      Stream.of("7", " 7 ", "group=default; min=1800; sec=7", "9".repeat(40), "1e99999999", "")
          .flatMap(text -> meter.used(text).stream())
          .forEach(used -> assertTrue(used >= 0 && used <= 999_999_999));
    }
  }
}
