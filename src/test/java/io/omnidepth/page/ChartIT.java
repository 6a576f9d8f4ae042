package io.omnidepth.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.KeyboardModifier;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Work with the chart and the venues, held against the API. */
@ExtendWith(VertxExtension.class)
class ChartIT {
  private static final String BTC = "BTC-USD";

  /** The reference mid: all books lie about it. */
  private static final double MIDDLE = 64_000;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private BoardServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    server = new BoardServer(vertx, List.of(BTC), List.of("kraken", "bitstamp", "okx"));
    server.answers("kraken", BTC, Levels.book("64000", "0.5", 1_000));
    server.answers("bitstamp", BTC, Levels.book("64000", "1", 3_000));
    server.answers("okx", BTC, Levels.book("64000", "2", 400));
  }

  private ShownPage visit(String query) {
    ShownPage shown = BROWSERS.page().visit(server.port(), "instrument=BTC-USD&" + query);
    shown.chart("drawn", drawn -> true);
    return shown;
  }

  private static Locator button(ShownPage shown, String name) {
    return shown
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void assertRange(ShownPage shown, double perCent) {
    shown.chart(
        "±" + perCent + " %",
        drawn ->
            Math.abs(drawn.at("/window/1").asDouble() / MIDDLE - 1 - perCent / 100) < 1e-9
                && Math.abs(1 - drawn.at("/window/0").asDouble() / MIDDLE - perCent / 100) < 1e-9);
  }

  /** A point of the plot, at this share of its width from the left. */
  private static double[] spot(ShownPage shown, double share) {
    BoundingBox plot = shown.page().locator("[data-testid=chart] .u-over").boundingBox();
    return new double[] {plot.x + share * plot.width, plot.y + plot.height / 2};
  }

  private static void point(ShownPage shown, double share) {
    double[] spot = spot(shown, share);
    shown.page().mouse().move(spot[0], spot[1]);
  }

  private static void press(ShownPage shown, String... keys) {
    for (String key : keys) {
      shown.page().keyboard().press(key);
    }
  }

  @Test
  void theRangeIsChosenByButtonWheelAndKeyAndStaysAboutTheReferenceMid() {
    ShownPage shown = visit("range=1");
    assertRange(shown, 1);
    button(shown, "±0.25 %").click();
    assertRange(shown, 0.25);
    assertThat(button(shown, "±0.25 %")).hasAttribute("aria-pressed", "true");
    assertThat(button(shown, "±1 %")).hasAttribute("aria-pressed", "false");
    shown.assertShowsTheApi();
    press(shown, "-");
    assertRange(shown, 0.375);
    press(shown, "+", "+");
    assertRange(shown, 0.167);
    point(shown, 0.9);
    shown.page().mouse().wheel(0, 100);
    assertRange(shown, 0.192);
    shown.page().mouse().dblclick(spot(shown, 0.9)[0], spot(shown, 0.9)[1]);
    double suits = Math.abs(shown.chart("drawn", d -> true).at("/window/1").asDouble() - MIDDLE);
    assertTrue(suits > 0.192 / 100 * MIDDLE, "the range that suits the books is wider");
    shown.assertShowsTheApi();
  }

  @Test
  void theWindowFollowsTheMarketWithoutJitter() {
    ShownPage shown = visit("range=1");
    assertRange(shown, 1);
    for (String venue : List.of("kraken", "bitstamp", "okx")) {
      server.answers(venue, BTC, Levels.book("64020", "1", 500));
    }
    shown.assertPart("mid").hasText("$64,020");
    shown.assertShowsTheApi();
    assertRange(shown, 1);
    for (String venue : List.of("kraken", "bitstamp", "okx")) {
      server.answers(venue, BTC, Levels.book("64320", "1", 500));
    }
    shown.chart("about 64320", d -> Math.abs(d.at("/window/1").asDouble() / 64_320 - 1.01) < 1e-9);
    shown.assertShowsTheApi();
  }

  @Test
  void theCrosshairReadsBothSidesAtTheSameDistance() {
    ShownPage shown = visit("range=1");
    double[] spot = spot(shown, 0.8);
    // The crosshair locks at a price on the screen, not between two.
    shown.page().mouse().click(spot[0], spot[1]);
    shown.assertPart("crosshair").isVisible();
    shown.assertPart("mirror").isVisible();
    JsonNode depth = shown.api("depth", "levels=5000");
    shown.until(
        () -> {
          double ask = number(shown, "ask", "price");
          double bid = number(shown, "bid", "price");
          assertEquals(MIDDLE * 1.006, ask, MIDDLE * 0.0005);
          assertEquals(MIDDLE, (ask + bid) / 2);
          assertReads(shown, depth, "ask", ask);
          assertReads(shown, depth, "bid", bid);
          return ask;
        });
    JsonNode fill =
        shown.api("fill", "side=buy&size=" + full(shown, "ask", "size").replace(",", ""));
    assertEquals(fill.path("average").asDouble(), number(shown, "ask", "average"), 0.51);
  }

  /** Holds the sums of size and notional, from the best price to this one. */
  private static void assertReads(ShownPage shown, JsonNode depth, String side, double price) {
    double size = 0;
    double worth = 0;
    for (JsonNode row : depth.get(side + "s")) {
      double at = row.get(0).asDouble();
      if (side.equals("bid") ? at < price : at > price) {
        break;
      }
      size += row.get(1).asDouble();
      worth += row.get(1).asDouble() * at;
    }
    assertEquals(size, Double.parseDouble(full(shown, side, "size").replace(",", "")), 1e-3);
    assertEquals(worth, Double.parseDouble(full(shown, side, "notional").replace(",", "")), 10);
  }

  private static String full(ShownPage shown, String side, String what) {
    return shown.part("readout-" + side).getByTestId(what).getAttribute("title");
  }

  private static double number(ShownPage shown, String side, String what) {
    String text = shown.part("readout-" + side).getByTestId(what).innerText();
    return Double.parseDouble(text.replaceAll("[^\\d.]", ""));
  }

  @Test
  void aClickLocksTheCrosshairAndEscapeFreesIt() {
    ShownPage shown = visit("range=1");
    double[] spot = spot(shown, 0.7);
    shown.page().mouse().click(spot[0], spot[1]);
    shown.page().waitForURL(Pattern.compile("locked=64\\d+"));
    String locked = shown.part("readout-ask").getByTestId("price").innerText();
    point(shown, 0.95);
    shown.assertPart("readout").containsText("Locked");
    assertEquals(locked, shown.part("readout-ask").getByTestId("price").innerText());
    press(shown, "ArrowRight");
    shown.until(() -> assertNotEqual(locked, number(shown, "ask", "price")));
    press(shown, "Escape");
    shown.assertPart("readout").not().containsText("Locked");
    shown.page().waitForURL(url -> !url.contains("locked"));
  }

  private static double assertNotEqual(String text, double number) {
    assertTrue(Double.parseDouble(text.replaceAll("[^\\d.]", "")) != number);
    return number;
  }

  @Test
  void keysMoveTheCrosshairByLevels() {
    ShownPage shown = visit("range=0.1");
    press(shown, "ArrowRight");
    shown.until(() -> assertAt(64_000.5, number(shown, "ask", "price")));
    press(shown, "ArrowRight", "ArrowRight");
    shown.until(() -> assertAt(64_001.5, number(shown, "ask", "price")));
    press(shown, "Shift+ArrowRight");
    shown.until(() -> assertAt(64_006.5, number(shown, "ask", "price")));
    press(shown, "Shift+ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft");
    shown.until(() -> assertAt(63_999.5, number(shown, "bid", "price")));
    press(shown, "Enter");
    shown.page().waitForURL(Pattern.compile("locked=63999.5"));
  }

  private static double assertAt(double expected, double shown) {
    assertEquals(expected, shown);
    return shown;
  }

  @Test
  void theVenuesAreStackedLaidOverOrLeftOut() {
    ShownPage shown = visit("range=1");
    assertMarks(shown, "band kraken bid", "venue kraken bid");
    press(shown, "s");
    assertMarks(shown, "venue kraken ask", "band kraken ask");
    button(shown, "Total").click();
    assertMarks(shown, "area bid", "venue kraken bid");
    shown.assertShowsTheApi();
    shown.venue("okx").hover();
    assertMarks(shown, "spotlight okx bid", "spotlight kraken bid");
    shown.page().waitForURL(Pattern.compile("layers=total"));
  }

  private static void assertMarks(ShownPage shown, String with, String without) {
    shown.chart(
        with + ", not " + without,
        drawn -> {
          List<String> marks = ShownPage.marks(drawn);
          return marks.contains(with) && !marks.contains(without);
        });
  }

  @Test
  void beyondTheNearestEndSizesAreFloorsAndTheEndsAreMarked() {
    ShownPage shown = visit("range=2");
    JsonNode drawn = shown.assertShowsTheApi();
    List<String> marks = ShownPage.marks(drawn);
    assertTrue(marks.containsAll(List.of("beyond bid", "reach ask", "end kraken bid")));
    assertTrue(ShownPage.texts(drawn.get("words")).containsAll(List.of("at least", "Kraken ends")));
    assertEquals(64_500, shown.api("depth", "levels=1").at("/reach/ask").asDouble());
    shown.assertPart("readout-ask").containsText("≥");
    button(shown, "±0.5 %").click();
    shown.chart("no floor", d -> !ShownPage.marks(d).contains("beyond bid"));
  }

  @Test
  void theAxesCountInWhatIsChosen() {
    ShownPage shown = visit("range=1");
    double base = last(shown.assertShowsTheApi());
    button(shown, "%").click();
    shown.chart("per cent", d -> ShownPage.texts(d.get("xTicks")).contains("+0.5"));
    button(shown, "bps").click();
    JsonNode bps = shown.chart("bps", d -> d.get("x").asText().equals("bps"));
    assertTrue(ShownPage.texts(bps.get("xTicks")).contains("0"), bps::toString);
    button(shown, "USD").click();
    JsonNode quote = shown.chart("in dollars", d -> d.get("y").asText().equals("quote"));
    assertEquals(base * MIDDLE, last(quote), base * MIDDLE / 100);
    press(shown, "l");
    JsonNode log = shown.chart("logarithmic", d -> d.get("scale").asText().equals("log"));
    assertEquals(last(quote), last(log));
    assertFalse(log.get("yTicks").equals(quote.get("yTicks")));
    shown.page().waitForURL(Pattern.compile("x=bps&y=quote&scale=log"));
  }

  private static double last(JsonNode drawn) {
    JsonNode asks = drawn.get("asks");
    return asks.get(asks.size() - 1).get(1).asDouble();
  }

  @Test
  void theSameNumbersAreThereAsATable() {
    ShownPage shown = visit("range=1");
    press(shown, "d");
    Locator rows = shown.part("depth-table").locator("tbody tr");
    assertThat(rows).hasCount(10);
    double sum = last(shown.assertShowsTheApi());
    assertThat(rows.last().locator("td").nth(4)).hasText(String.format("≥ %,.1f", sum));
    press(shown, "d");
    shown.assertPart("depth-table").hasCount(0);
  }

  @Test
  void whatIsFrozenStays() {
    ShownPage shown = visit("range=1");
    press(shown, " ");
    assertThat(shown.part("freeze")).hasAttribute("aria-pressed", "true");
    server.answers("kraken", BTC, Levels.book("64010", "0.5", 1_000));
    shown.assertPart("mid").hasText("$64,005.25");
    assertEquals(64_000, shown.chart().get("mid").asDouble());
    press(shown, " ");
    shown.assertShowsTheApi();
    assertEquals(64_005.25, shown.chart().get("mid").asDouble());
  }

  @Test
  void venuesAreLeftOutAndShownAlone() {
    ShownPage shown = visit("range=1");
    shown.assertShowsTheApi();
    shown.venue("okx").click();
    shown.page().waitForURL(Pattern.compile("venues=bitstamp,kraken"));
    assertThat(shown.venue("okx")).hasAttribute("aria-pressed", "false");
    assertEquals(2, countedOf(shown.api("depth", "levels=1")));
    shown.assertShowsTheApi();
    shown
        .venue("kraken")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.ALT)));
    shown.page().waitForURL(Pattern.compile("venues=kraken$"));
    JsonNode alone = shown.assertShowsTheApi();
    assertEquals("[63999.5,0.25]", alone.at("/bids/0").toString());
    assertEquals(1, countedOf(shown.api("depth", "levels=1")));
    shown
        .venue("kraken")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.ALT)));
    shown.page().waitForURL(url -> !url.contains("venues="));
    shown.assertShowsTheApi();
  }

  private static long countedOf(JsonNode depth) {
    return StreamSupport.stream(depth.get("venues").spliterator(), false)
        .filter(row -> row.get("counted").asBoolean())
        .count();
  }

  @Test
  void aLinkGivesTheSamePicture() {
    ShownPage first = visit("range=0.5&theme=light");
    button(first, "Overlay").click();
    button(first, "bps").click();
    button(first, "USD").click();
    press(first, "l", "+");
    first.venue("okx").click();
    double[] spot = spot(first, 0.7);
    first.page().mouse().click(spot[0], spot[1]);
    first.page().waitForURL(Pattern.compile("locked="));
    JsonNode drawn = first.chart("two venues", d -> !d.get("marks").toString().contains("okx"));
    ShownPage second = BROWSERS.page(new Browser.NewContextOptions());
    second.page().navigate(first.page().url());
    second.until(
        () -> {
          assertEquals(withoutSequence(drawn), withoutSequence(second.chart()));
          return "same";
        });
    assertEquals(first.part("readout-ask").innerText(), second.part("readout-ask").innerText());
    assertEquals(first.page().url(), second.page().url());
  }

  private static JsonNode withoutSequence(JsonNode drawn) {
    return drawn.isObject() ? ((ObjectNode) drawn).deepCopy().without("sequence") : drawn;
  }
}
