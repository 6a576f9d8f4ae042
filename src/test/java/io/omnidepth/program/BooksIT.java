package io.omnidepth.program;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import io.omnidepth.market.Books;
import io.omnidepth.page.Browsers;
import io.omnidepth.page.ShownPage;
import io.omnidepth.source.Outcome;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page shows the books of bad days as the API tells them. */
@ExtendWith(VertxExtension.class)
class BooksIT {
  private static final String BTC = "BTC-USD";
  private static final String USDT = "BTC-USDT";
  private static final String RATE = "USDT-USD";
  private static final String TINY = "SHIB-BTC";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private BoardServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    server =
        new BoardServer(
            vertx, List.of(BTC, USDT, RATE, TINY), List.of("kraken", "bitstamp", "okx"));
  }

  private ShownPage visit(String query) {
    return BROWSERS.page().visit(server.port(), query);
  }

  /** The depth of BTC-USD, 1 % either side of the reference mid. */
  private ShownPage visit() {
    return visit("instrument=BTC-USD&range=1");
  }

  @Test
  void anEmptySideIsDrawnEmpty() {
    server.answers("kraken", BTC, Books.of(Levels.rows("64000", "-1", 50), List.of()));
    ShownPage shown = visit();
    JsonNode drawn = shown.assertShowsTheApi();
    assertEquals(50, drawn.get("bids").size());
    assertTrue(drawn.get("asks").isEmpty());
    shown.assertPart("best-bid").hasText("$63,999");
    shown.assertPart("best-ask").hasText("none");
    shown.assertPart("mid").hasText("none");
    shown.assertPart("spread").hasText("none");
    assertThat(shown.page()).hasTitle("BTC-USD · Omnidepth");
    assertFalse(ShownPage.marks(drawn).contains("mid"));
  }

  @Test
  void withoutAnyBookThePageNamesTheVenues() {
    server.fails("kraken", BTC, new Outcome.Unreadable("both sides are empty"));
    ShownPage shown = visit();
    shown.assertPart("waiting").containsText("No book of BTC-USD counts now. Of 3 venues:");
    shown.assertPart("chart").hasCount(0);
    server.answers("kraken", BTC, Levels.book("64000", "0.5", 20));
    shown.assertShowsTheApi();
    shown.assertPart("waiting").hasCount(0);
  }

  @Test
  void beforeTheFirstBookThereIsNoEmptyChart() {
    ShownPage shown = visit();
    shown
        .assertPart("waiting")
        .containsText("No book of BTC-USD counts now. Of 3 venues: 3 waiting.");
    shown.assertPart("chart").hasCount(0);
    server.answers("okx", BTC, Levels.book("64000", "0.5", 20));
    shown.assertPart("chart").hasCount(1);
  }

  @Test
  void aSingleLevelASideIsOneStepASide() {
    server.answers("kraken", BTC, Books.of(List.of("63990 2"), List.of("64010 0.5")));
    ShownPage shown = visit();
    JsonNode drawn = shown.assertShowsTheApi();
    assertEquals("[[63990,2]]", drawn.get("bids").toString());
    assertEquals("[[64010,0.5]]", drawn.get("asks").toString());
    shown.assertPart("mid").hasText("$64,000");
  }

  @Test
  void aSideOfAHundredTimesTheOtherHasItsTrueHeight() {
    server.answers(
        "kraken", BTC, Books.of(List.of("63990 500", "63980 500"), List.of("64010 4", "64020 6")));
    ShownPage shown = visit();
    JsonNode drawn = shown.assertShowsTheApi();
    assertEquals(1_000, drawn.at("/bids/1/1").asInt());
    assertEquals(10, drawn.at("/asks/1/1").asInt());
    shown.assertPart("readout-bid").containsText("1,000 BTC");
  }

  @Test
  void aLockedMarketHasNoSpread() {
    server.answers("kraken", BTC, Books.of(List.of("64000 1"), List.of("64010 1")));
    server.answers("bitstamp", BTC, Books.of(List.of("63990 1"), List.of("64000 1")));
    ShownPage shown = visit();
    JsonNode drawn = shown.assertShowsTheApi();
    shown.assertPart("spread").hasText("$0");
    assertTrue(ShownPage.marks(drawn).contains("crossed"), drawn::toString);
    assertTrue(
        ShownPage.texts(drawn.get("words")).toString().contains("locked 0.00 bp"), drawn::toString);
  }

  @Test
  void aCrossedMarketIsShadedMeasuredAndExplained() {
    server.answers("kraken", BTC, Books.of(List.of("64020 1", "64010 2"), List.of("64030 1")));
    server.answers("bitstamp", BTC, Books.of(List.of("63990 1"), List.of("64000 1.5", "64040 2")));
    ShownPage shown = visit();
    JsonNode drawn = shown.assertShowsTheApi();
    assertTrue(ShownPage.marks(drawn).contains("crossed"), drawn::toString);
    assertTrue(
        ShownPage.texts(drawn.get("words")).toString().contains("crossed −3.12 bp"),
        drawn::toString);
    shown.assertPart("spread").hasText("−$20");
    JsonNode cross = shown.api("summary", "").path("cross");
    assertEquals(1.5, cross.path("size").asDouble());
    shown.assertPart("cross").containsText("Crossed 3.12 bp, inside fees");
    shown.part("cross").getByRole(AriaRole.BUTTON).first().click();
    shown.assertPart("cross").containsText("1.50 BTC on each side");
    for (JsonNode explanation : cross.path("explanations")) {
      if (explanation.path("explains").asBoolean()) {
        shown.assertPart("cross").containsText(explanation.path("arithmetic").asText());
      }
    }
  }

  /** Half a per cent between dollars and tethers would be a cross of a hundred spreads. */
  @Test
  void quotesOfDifferentWorthAreConvertedNotMixed() {
    server.answers("kraken", BTC, Levels.book("64000", "1", 100));
    server.answers("okx", USDT, Levels.book("64320", "1", 100));
    ShownPage shown = visit("instrument=BTC-USD&range=1&convert=USDT");
    ShownPage.assertThat(shown.venue("okx")).containsText("unconverted");
    assertEquals(200, sizeOf(shown.assertShowsTheApi()));
    server.answers("kraken", RATE, Books.of(List.of("0.9949 5000"), List.of("0.9951 5000")));
    ShownPage.assertThat(shown.venue("okx")).containsText("USDT 0.9949");
    shown.assertPart("counted").hasText(Pattern.compile("2 of \\d+ live"));
    JsonNode drawn = shown.assertShowsTheApi();
    assertEquals(400, sizeOf(drawn));
    assertFalse(ShownPage.marks(drawn).contains("crossed"), drawn::toString);
  }

  private static int sizeOf(JsonNode drawn) {
    return drawn.get("bids").size() + drawn.get("asks").size();
  }

  @Test
  void aBookOfHalfAMinuteAgoIsGreyedAndItsStepIsNoted() {
    server.answers("kraken", BTC, Levels.book("64000", "1", 100));
    server.answers("bitstamp", BTC, Levels.book("64000", "2", 100));
    ShownPage shown = visit();
    shown.assertPart("counted").hasText("2 of 3 live");
    shown.assertShowsTheApi();
    server.silent("bitstamp");
    server.pass(Duration.ofSeconds(30));
    ShownPage.assertThat(shown.venue("bitstamp")).hasAttribute("data-state", "stale");
    ShownPage.assertThat(shown.venue("bitstamp")).containsText(Pattern.compile("stale 3\\d s"));
    shown.assertPart("counted").hasText("1 of 3 live");
    shown.assertPart("leaving").containsText("Without Bitstamp, stale since");
    shown.assertShowsTheApi();
    server.answers("bitstamp", BTC, Levels.book("64000", "2", 100));
    shown.assertPart("leaving").hasCount(0);
    shown.assertShowsTheApi();
  }

  @Test
  void tinyPricesKeepEveryDecimalAndHaveNoExponent() {
    server.answers("kraken", TINY, Levels.book("0.00001234", "0.000000000001", 300));
    ShownPage shown = visit("instrument=SHIB-BTC&range=0.02");
    shown.assertPart("best-bid").hasText("0.000012339999 BTC");
    shown.assertPart("best-ask").hasText("0.000012340001 BTC");
    shown.assertPart("mid").hasText("0.00001234 BTC");
    shown.assertPart("spread").hasText("0.000000000002 BTC");
    JsonNode drawn = shown.assertShowsTheApi();
    assertEquals(600, sizeOf(drawn));
    List<String> ticks = ShownPage.texts(drawn.get("xTicks"));
    assertTrue(ticks.stream().allMatch(tick -> tick.matches("0\\.0000123\\d+")), ticks::toString);
    assertFalse(shown.page().locator("main").innerText().matches("(?s).*\\de[-−]\\d.*"));
  }
}
