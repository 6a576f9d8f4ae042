package io.omnidepth.read;

import static io.omnidepth.support.Allocation.assertAtMost;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.omnidepth.market.Side;
import io.omnidepth.support.Allocation;
import io.omnidepth.support.Bodies;
import io.omnidepth.venue.catalog.Catalog;
import org.junit.jupiter.api.Test;

/** The heap needed to read a book, as a multiple of its body. */
class ReadAllocationTest {
  private static double timesItsBody(String venue, String body, int levels) {
    LayoutReader reader = new LayoutReader(Catalog.find(venue).orElseThrow());
    byte[] bytes = body.getBytes(UTF_8);
    ReadResult.Read read = assertInstanceOf(ReadResult.Read.class, reader.read(200, bytes));
    assertEquals(levels, read.book().levels(Side.BID));
    return (double) Allocation.warm(() -> reader.read(200, bytes)) / bytes.length;
  }

  @Test
  void aBookOfRowsCostsAFewTimesItsBody() {
    assertAtMost(1.55, timesItsBody("kraken", Bodies.kraken("64000", 500), 500), "times its body");
  }

  @Test
  void aLargeBookCostsAFewTimesItsBody() {
    assertAtMost(
        3.6, timesItsBody("bitstamp", Bodies.bitstamp("64000", 5_000), 5_000), "times its body");
  }
}
