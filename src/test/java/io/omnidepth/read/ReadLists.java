package io.omnidepth.read;

import static io.omnidepth.venue.Condition.is;
import static io.omnidepth.venue.Condition.isEmpty;
import static io.omnidepth.venue.Condition.isNot;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lists of a made-up venue, and their readings. */
abstract class ReadLists {
  static final Listing.Declaration LIST =
      Listing.get("/list", 1, "data.*")
          .market("name")
          .assets("base", "quote")
          .tick("steps.kind=PRICE.step")
          .lotPlaces("places")
          .status("state", "open")
          .tradingWhen("frozen", isNot("true"))
          .takenWhen("type", is("spot"));

  static final ListingReader READER = new ListingReader(venue(LIST));

  static Venue venue(Listing.Declaration list) {
    return Venue.named("one", "one")
        .mark(0, 0)
        .book("https://one.example/{market}")
        .markets(joined("").renaming("BTC", "XBT"))
        .listedIn(list)
        .layout(sides("", "bids", "asks", row(0, 1)))
        .healthyWhen("error", isEmpty())
        .limitedWhen("error", mentions("slowly"))
        .unlistedWhen("error", mentions("unknown"))
        .allows(1, Duration.ofSeconds(1))
        .takerFee("0.1", "made up")
        .declared();
  }

  static MarketList read(String data) {
    return READER.read(200, ("{\"error\":[],\"data\":" + data + "}").getBytes(UTF_8));
  }

  static Map<Instrument, ListedMarket> markets(String data) {
    MarketList list = read(data);
    return assertInstanceOf(MarketList.Read.class, list, list::toString).markets();
  }

  static String market(String name, String more) {
    return "{\"name\":\""
        + name
        + "\",\"base\":\"XBT\",\"quote\":\"usd\",\"type\":\"spot\",\"state\":\"open\""
        + more
        + "}";
  }

  static ListedMarket only(String more) {
    Map<Instrument, ListedMarket> markets = markets("[" + market("one", more) + "]");
    assertEquals(1, markets.size());
    return markets.values().iterator().next();
  }

  static ListedMarket named(String instrument, Map<Instrument, ListedMarket> markets) {
    return Optional.ofNullable(markets.get(Instrument.parse(instrument).orElseThrow()))
        .orElseThrow();
  }
}
