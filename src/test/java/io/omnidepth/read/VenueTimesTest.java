package io.omnidepth.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.venue.VenueTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VenueTimesTest {
  @ParameterizedTest
  @CsvSource({
    "SECONDS, 1795166046,                    2026-11-20T09:14:06Z",
    "SECONDS, 1795166046.3182441234567,      2026-11-20T09:14:06.318244123Z",
    "SECONDS, 1.795166046e9,                 2026-11-20T09:14:06Z",
    "MILLIS,  1795166046318,                 2026-11-20T09:14:06.318Z",
    "MICROS,  1795166046318244,              2026-11-20T09:14:06.318244Z",
    "NANOS,   1795166046318244123,           2026-11-20T09:14:06.318244123Z",
    "ISO,     2026-11-20T09:14:06.318244Z,   2026-11-20T09:14:06.318244Z",
    "ISO,     2026-11-20T09:14:06+00:00,     2026-11-20T09:14:06Z",
    "ISO,     2026-11-20T03:14:06.318-06:00, 2026-11-20T09:14:06.318Z",
    "ISO,     2026-11-20T09:14:06.318+0000,  2026-11-20T09:14:06.318Z"
  })
  void readsAMomentInItsUnit(VenueTime.Unit unit, String text, Instant moment) {
    assertEquals(Optional.of(moment), VenueTimes.read(text, unit));
  }

  /** Each text would be a number of up to two thousand million digits. */
  @ParameterizedTest
  @EnumSource(VenueTime.Unit.class)
  void anExponentFromOutsideCostsNothing(VenueTime.Unit unit) {
    for (String text :
        new String[] {
          "1e99999999",
          "1e999999999",
          "-1E2147483647",
          "1e-99999999",
          "9e9999999999",
          "0e99999999",
          "1".repeat(5_000_000),
          "0." + "0".repeat(5_000_000) + "1"
        }) {
      assertEquals(Optional.empty(), VenueTimes.read(text, unit), unit::toString);
    }
  }
}
