package io.omnidepth.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ListingReader;
import io.omnidepth.read.MarketList;
import io.omnidepth.read.ReadResult;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LargestBodiesTest {
  static List<Venue> venues() {
    return Catalog.ALL;
  }

  @ParameterizedTest
  @MethodSource("venues")
  void theBoundOfBytesHoldsTheBoundOfLevelsAndAllIsRead(Venue venue) {
    byte[] body = LargestBodies.book(venue, "0.25");
    assertEquals(venue.response().bound().bytes(), body.length);
    ReadResult.Read read =
        assertInstanceOf(ReadResult.Read.class, new LayoutReader(venue).read(200, body));
    assertEquals(venue.response().bound().levels(), read.book().levels(Side.BID));
    assertEquals(venue.response().bound().levels(), read.book().levels(Side.ASK));
    int embedded = Traits.of(venue, Sample.of(venue.id()).traits()).levels();
    assertTrue(
        !venue.request().depths().isEmpty() || embedded <= venue.response().bound().levels(),
        "" + embedded);
  }

  @ParameterizedTest
  @MethodSource("venues")
  void aListOfSoManyBytesIsRead(Venue venue) {
    Instrument polled = new Instrument("BTC", "USD");
    byte[] body = LargestBodies.list(venue, List.of(polled), 200_000);
    assertEquals(200_000, body.length);
    MarketList.Read read =
        assertInstanceOf(MarketList.Read.class, new ListingReader(venue).read(200, body));
    assertTrue(read.markets().containsKey(polled), read.markets()::toString);
  }
}
