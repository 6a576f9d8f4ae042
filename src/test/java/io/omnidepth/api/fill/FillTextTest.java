package io.omnidepth.api.fill;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The cost of an order in JSON. */
class FillTextTest extends FillBoard {
  @Test
  void costsAreToldBeforeAndAfterFees() {
    twoVenues();
    JsonNode fill = json(fill(Side.ASK, size("2.5"), false));
    assertEquals(
        "{side=\"buy\", asked={\"size\":2.5}, filled=true, size=2.5, notional=250.75, "
            + "notionalAfterFees=251.00075, fees=0.25075, average=100.3, "
            + "averageAfterFees=100.4003, best=100, bestAfterFees=100.1, worst=100.5, "
            + "worstAfterFees=100.6005, levels=2, slippageBps=55.1379, "
            + "slippageBpsAfterFees=65.193, referenceMid=99.75}",
        told(
            fill,
            "side",
            "asked",
            "filled",
            "size",
            "notional",
            "notionalAfterFees",
            "fees",
            "average",
            "averageAfterFees",
            "best",
            "bestAfterFees",
            "worst",
            "worstAfterFees",
            "levels",
            "slippageBps",
            "slippageBpsAfterFees",
            "referenceMid"));
    assertEquals(
        "{venue=\"aa\", market=\"BTCUSD\", takerFeePerCent=0.1, size=1.5, notional=150.75, fees=0.15075}",
        told(
            fill.path("shares").get(0),
            "venue",
            "market",
            "takerFeePerCent",
            "size",
            "notional",
            "fees"));
    assertTrue(fill.path("single").isNull());
    assertEquals(List.of(), flags(fill));
  }

  @Test
  void theSharesSumUpToTheTotalsToTheLastDigit() {
    notThere(A, B);
    book(A, TETHER, List.of("0.99983 1"), List.of("0.99991 1"));
    book(A, BTC, List.of("77123.45678 1"), List.of("77200.123456 0.3333", "77201.7 1"));
    book(B, BTC_USDT, List.of("77100 1"), List.of("77205.9137 0.12345678", "77206.1 0.7"));
    JsonNode fill = json(fill(Side.ASK, size("1.23456789"), true, "USDT"));
    assertEquals(2, fill.path("shares").size());
    for (String name : List.of("size", "notional", "notionalAfterFees", "fees")) {
      BigDecimal sum =
          StreamSupport.stream(fill.path("shares").spliterator(), false)
              .map(share -> share.path(name).decimalValue())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, fill.path(name).decimalValue().compareTo(sum), name + " " + sum);
    }
    assertEquals("USDT", fill.path("rates").get(0).path("from").asText());
  }

  @Test
  void theBestSingleVenueAndWhatIsSaved() {
    twoVenues();
    JsonNode fill = json(fill(Side.ASK, size("1.2"), false));
    assertEquals(
        "{venue=\"bb\", notional=120.2, average=100.16666667, saved=0.1}",
        told(fill.path("single"), "venue", "notional", "average", "saved"));
  }

  @Test
  void aNotionalIsSpent() {
    twoVenues();
    JsonNode fill = json(fill(Side.ASK, new Order.Notional(new BigDecimal("200.5")), false));
    assertEquals(
        "{asked={\"notional\":200.5}, filled=true, size=2, notional=200.5}",
        told(fill, "asked", "filled", "size", "notional"));
  }

  @Test
  void anOrderForMoreThanTheBooksHoldIsNotFilled() {
    twoVenues();
    FillText fill = fill(Side.BID, size("3"), false);
    assertEquals(
        "{filled=false, size=2, notional=198.5}", told(json(fill), "filled", "size", "notional"));
    assertEquals(List.of("notFilled"), flags(json(fill)));
    assertEquals(
        "the books that count bid for no more than 2 BTC, 198.5 USD",
        json(fill).path("warnings").get(0).path("detail").asText());
  }

  @Test
  void anOrderThatTakesNothingHasZeroSumsAndNullPrices() {
    notThere(A, B);
    book(A, BTC, List.of("99.5 1"), List.of());
    JsonNode fill = json(fill(Side.ASK, size("1"), false));
    assertEquals(
        "{filled=false, size=0, notional=0, fees=0, average=null, worst=null, levels=0, slippageBps=null, shares=[], single=null}",
        told(
            fill,
            "filled",
            "size",
            "notional",
            "fees",
            "average",
            "worst",
            "levels",
            "slippageBps",
            "shares",
            "single"));
    assertEquals(
        "the books that count have no asks", fill.path("warnings").get(0).path("detail").asText());
    JsonNode little =
        json(fill(Side.BID, new Order.Notional(new BigDecimal("0.0000000001")), false));
    assertEquals(
        "so little USD is less than the smallest size of BTC costs",
        little.path("warnings").get(0).path("detail").asText());
  }

  @Test
  void venuesThatMayHaveBetterPricesAreNamed() {
    notThere(A, B);
    book(A, BTC, List.of("99 1"), List.of("100 1", "101 1", "102 1", "103 1", "104 1"));
    book(B, BTC, List.of("99 1"), List.of("110 9"));
    book(B, BTC_USDT, List.of("99 1"), List.of("100 1"));
    JsonNode within = json(fill(Side.ASK, size("5"), false, "USDT"));
    assertEquals(List.of("notCounted[\"bb\"]"), flags(within));
    JsonNode beyond = json(fill(Side.ASK, size("6"), false, "USDT"));
    assertEquals(List.of("beyondReach[\"aa\",\"bb\"]", "notCounted[\"bb\"]"), flags(beyond));
    assertEquals(List.of("beyondReach[\"aa\"]"), flags(json(fill(Side.ASK, size("6"), false))));
  }

  @Test
  void aSizeTakenThroughACrossIsTold() {
    notThere(A, B);
    book(A, BTC, List.of("99 1"), List.of("100 1"));
    book(B, BTC, List.of("100.5 1"), List.of("101 4"));
    JsonNode fill = json(fill(Side.ASK, size("2"), false));
    assertEquals(
        "{flag=\"throughCross\", size=1}", told(fill.path("warnings").get(0), "flag", "size"));
  }
}
