package io.omnidepth.read;

import static io.omnidepth.support.Allocation.assertAtMost;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import io.omnidepth.support.Allocation;
import io.omnidepth.support.Bodies;
import io.omnidepth.venue.catalog.Catalog;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The heap needed to read a book, with the two columns of each side that the book keeps. */
class ReadAllocationTest {
  private static final int ONCE = 4 << 10;

  /** A row in the making and the same row in the book have 16 bytes each. */
  private static final int EACH_LEVEL = 40;

  private static void assertLittle(String venue, String body, int levels) {
    LayoutReader reader = new LayoutReader(Catalog.find(venue).orElseThrow());
    byte[] bytes = body.getBytes(UTF_8);
    ReadResult.Read first = assertInstanceOf(ReadResult.Read.class, reader.read(200, bytes));
    assertEquals(levels, first.book().levels(Side.BID));
    Optional<Book> before = Optional.of(first.book());
    assertAtMost(
        (double) ONCE + 2 * levels * EACH_LEVEL,
        (double) Allocation.warm(() -> reader.read(200, bytes, before)),
        "bytes");
  }

  @Test
  void aBookOfRowsCostsItsColumnsTwice() {
    assertLittle("kraken", Bodies.kraken("64000", 500), 500);
  }

  @Test
  void aLargeBookCostsItsColumnsTwice() {
    assertLittle("bitstamp", Bodies.bitstamp("64000", 5_000), 5_000);
  }
}
