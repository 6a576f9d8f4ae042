package io.omnidepth.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.venue.Completeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholenessTest {
  @ParameterizedTest
  @CsvSource({
    // the same round number on both sides: a limit
    "5, 5, false, false",
    "20, 20, false, false",
    "30, 30, false, false",
    "35, 35, false, false",
    "50, 50, false, false",
    "64, 64, false, false",
    "100, 100, false, false",
    "128, 128, false, false",
    "400, 400, false, false",
    "1000, 1000, false, false",
    "1024, 1024, false, false",
    "5000, 5000, false, false",
    // one side at a limit, the other below it
    "50, 49, false, true",
    "100, 73, false, true",
    "73, 100, true, false",
    "150, 7, false, true",
    "0, 200, true, false",
    "1000, 668, false, true",
    "2500, 2400, false, true",
    "10000, 9999, false, true",
    // no known limit
    "1, 1, true, true",
    "3, 3, true, true",
    "8, 8, true, true",
    "101, 101, true, true",
    "99, 98, true, true",
    "60, 12, true, true",
    "1050, 900, true, true",
    "4931, 2458, true, true",
    "2001, 2000, true, true",
    "10500, 9000, true, true",
    "21572, 22528, true, true",
    "0, 7, true, true",
    "7, 0, true, true",
  })
  void roundNumbersAreDoubtful(int bids, int asks, boolean bidsWhole, boolean asksWhole) {
    assertEquals(bidsWhole, Wholeness.known(Completeness.WHOLE, bids, asks, 0));
    assertEquals(asksWhole, Wholeness.known(Completeness.WHOLE, asks, bids, 0));
    assertEquals(bidsWhole, Wholeness.known(Completeness.FEWER_THAN_ASKED, bids, asks, 50_000));
    assertEquals(asksWhole, Wholeness.known(Completeness.FEWER_THAN_ASKED, asks, bids, 50_000));
  }

  @Test
  void theDeclarationComesFirst() {
    assertEquals(false, Wholeness.known(Completeness.UNKNOWN, 7, 9, 100));
    assertEquals(false, Wholeness.known(Completeness.FEWER_THAN_ASKED, 103, 7, 103));
    assertEquals(true, Wholeness.known(Completeness.FEWER_THAN_ASKED, 88, 89, 100));
  }
}
