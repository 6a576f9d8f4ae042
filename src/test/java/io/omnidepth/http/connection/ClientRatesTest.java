package io.omnidepth.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientRatesTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  @Test
  void aClientMayBurstAndThenGoOnAtItsRate() {
    ClientRates rates = new ClientRates(3, 2);
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), rates.tooMany("10.0.0.1", START));
    }
    assertEquals(Optional.of(1), rates.tooMany("10.0.0.1", START));
    assertEquals(Optional.empty(), rates.tooMany("10.0.0.2", START));
    assertEquals(Optional.empty(), rates.tooMany("10.0.0.1", START.plusMillis(500)));
    assertEquals(Optional.of(1), rates.tooMany("10.0.0.1", START.plusMillis(500)));
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    ClientRates rates = new ClientRates(1, 1);
    assertEquals(Optional.empty(), rates.tooMany("10.0.0.1", START));
    assertEquals(Optional.of(1), rates.tooMany("10.0.0.1", START.minusSeconds(60)));
  }
}
