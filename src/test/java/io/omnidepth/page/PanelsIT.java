package io.omnidepth.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.omnidepth.market.Books;
import io.omnidepth.source.Outcome;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The panels about the chart: ladder, cost to fill, time, health, choices and help, held against
 * the API.
 */
@ExtendWith(VertxExtension.class)
class PanelsIT {
  private static final String BTC = "BTC-USD";

  @RegisterExtension
  static final Browsers BROWSERS =
      new Browsers(
          new Browser.NewContextOptions()
              .setPermissions(List.of("clipboard-read", "clipboard-write")));

  private BoardServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    server =
        new BoardServer(
            vertx, List.of(BTC, "BTC-USDT", "USDT-USD"), List.of("kraken", "bitstamp", "okx"));
    server.answers("kraken", BTC, Levels.book("64000", "0.5", 1_000));
    server.answers("bitstamp", BTC, Levels.book("64000", "1", 3_000));
    server.answers("okx", "BTC-USDT", Levels.book("64320", "2", 400));
    server.answers("kraken", "USDT-USD", Books.of(List.of("0.9949 9000"), List.of("0.9951 9000")));
  }

  private ShownPage visit(String query) {
    ShownPage shown = BROWSERS.page().visit(server.port(), "instrument=BTC-USD&range=1&" + query);
    shown.chart("drawn", drawn -> true);
    return shown;
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static double number(String text) {
    return Double.parseDouble(text.replaceAll("[^\\d.]", ""));
  }

  private static String clipboard(ShownPage shown) {
    return String.valueOf(shown.page().evaluate("() => navigator.clipboard.readText()"));
  }

  @Test
  void theLadderHasTheServersGroupsAndTheirSums() {
    ShownPage shown = visit("");
    shown.part("ladder-step").selectOption("10");
    shown.page().waitForURL(Pattern.compile("group=10"));
    for (String side : List.of("bids", "asks")) {
      shown.until(
          () -> {
            JsonNode told = shown.api("depth", "levels=20&group=10&numbers=text").get(side);
            Locator rows = shown.part("ladder-" + side).locator("tr");
            List<String> expected = new ArrayList<>();
            told.forEach(row -> expected.add(row.get(0).asText()));
            List<String> prices = new ArrayList<>();
            rows.all().forEach(row -> prices.add(row.getAttribute("data-price")));
            assertEquals(expected, side.equals("asks") ? reversed(prices) : prices);
            Locator worst = side.equals("asks") ? rows.first() : rows.last();
            double sum = told.get(19).get(2).asDouble();
            assertEquals(sum, number(worst.locator("td").nth(2).innerText()), 0.006);
            return sum;
          });
    }
    shown.part("ladder-columns").selectOption("Size");
    shown.page().waitForURL(Pattern.compile("ladder=size"));
    assertThat(shown.part("ladder").locator("th")).hasCount(3);
  }

  private static List<String> reversed(List<String> prices) {
    List<String> other = new ArrayList<>(prices);
    Collections.reverse(other);
    return other;
  }

  @Test
  void ladderAndChartMarkEachOther() {
    ShownPage shown = visit("group=10");
    Locator row = shown.part("ladder-asks").locator("tr[data-price='64050']");
    // The rows move under the mouse while the ladder finds its middle.
    shown.until(
        () -> {
          row.hover();
          assertEquals("$64,050", shown.part("readout-ask").getByTestId("price").innerText());
          return row;
        });
    shown.assertPart("crosshair").isVisible();
    row.click();
    shown.page().waitForURL(Pattern.compile("locked=64050"));
    row.click();
    shown.page().waitForURL(url -> !url.contains("locked"));
    Locator plot = shown.page().locator("[data-testid=chart] .u-over");
    BoundingBox size = plot.boundingBox();
    plot.hover(new Locator.HoverOptions().setPosition(size.width * 0.55, size.height / 2));
    assertThat(shown.part("ladder").locator("tr.marked")).not().hasCount(0);
  }

  @Test
  void rowsOfTheLadderAreWalkedByKeys() {
    ShownPage shown = visit("group=10");
    shown.part("ladder-asks").locator("tr[data-place=ask0]").focus();
    shown.page().keyboard().press("ArrowUp");
    assertThat(shown.part("ladder-asks").locator("tr[data-place=ask1]")).isFocused();
    shown.page().keyboard().press("Enter");
    shown.page().waitForURL(Pattern.compile("locked=64020"));
  }

  @Test
  void anOrderCostsWhatTheServerSays() {
    ShownPage shown = visit("");
    shown.part("fill-size").fill("12.5");
    assertFill(shown, "side=buy&size=12.5");
    button(shown.part("fill"), "Sell").click();
    shown.page().waitForURL(Pattern.compile("side=sell"));
    assertFill(shown, "side=sell&size=12.5");
    shown.part("fill-slider").press("End");
    shown.page().waitForURL(url -> !url.contains("size=12.5"));
    String most = shown.page().url().replaceAll(".*[?&]size=([\\d.]+).*", "$1");
    assertFill(shown, "side=sell&size=" + most);
    shown.part("copy-json").getByRole(AriaRole.BUTTON).click();
    assertThat(shown.part("copy-json")).containsText("Copied");
    assertTrue(clipboard(shown).contains("\"side\": \"sell\""), clipboard(shown));
    shown.part("copy-text").getByRole(AriaRole.BUTTON).click();
    assertThat(shown.part("copy-text")).containsText("Copied");
    assertTrue(clipboard(shown).contains("BTC-USD"), clipboard(shown));
  }

  private static void assertFill(ShownPage shown, String order) {
    shown.until(
        () -> {
          JsonNode told = shown.api("fill", order + "&numbers=text");
          assertEquals(told.get("average").asText(), figure(shown, "Average"));
          assertEquals(told.get("slippageBps").asText(), figure(shown, "Slippage"));
          assertEquals(told.get("worst").asText(), figure(shown, "Worst price"));
          assertEquals(told.get("fees").asText(), figure(shown, "Fees"));
          Locator shares = shown.part("fill-shares").locator("tbody tr");
          assertEquals(told.get("shares").size(), shares.count());
          String first = shares.first().locator("td").first().getAttribute("title");
          assertEquals(told.at("/shares/0/size").asText(), first);
          return told;
        });
  }

  /** The exact number behind a figure. */
  private static String figure(ShownPage shown, String name) {
    Locator figure = shown.part("fill-answer").locator("[data-figure='" + name + "'] dd").first();
    return figure.count() == 0 ? "none yet" : String.valueOf(figure.getAttribute("title"));
  }

  @Test
  void aSizeThatIsNoneIsToldByTheFieldAndTheLastAnswerStays() {
    ShownPage shown = visit("size=2");
    assertFill(shown, "side=buy&size=2");
    shown.part("fill-size").fill("2x");
    shown.assertPart("fill-wrong").containsText("Type a number above 0");
    shown.assertPart("fill-wrong").containsText("The panel shows the last answer.");
    shown.assertPart("fill-size").hasAttribute("aria-invalid", "true");
    shown.assertPart("fill-answer").hasClass(Pattern.compile("\\bold\\b"));
    shown.part("fill-size").fill("");
    shown.assertPart("fill-hint").isVisible();
    shown.part("fill-hint").getByRole(AriaRole.BUTTON).last().click();
    shown.page().waitForURL(Pattern.compile("size="));
  }

  @Test
  void theLastMinutesAreThoseThatTheServerKept() {
    ShownPage shown = visit("");
    JsonNode history =
        shown.until(
            () -> {
              JsonNode told = shown.api("history", "");
              assertTrue(told.get("samples").size() > 0, "no sample yet");
              return told;
            });
    shown.page().reload();
    button(shown.part("time"), "Data").click();
    Locator rows = shown.part("time-table").locator("tbody tr");
    JsonNode sample = history.get("samples").get(0);
    List<String> cells = rows.last().locator("td").allInnerTexts();
    assertEquals(sample.get(3).asDouble(), number(cells.get(0)));
    assertEquals(sample.get(6).asText(), cells.get(2));
    // The band of 25 bp is the second of the server's and the first on the page.
    assertEquals(25, history.get("bps").get(1).asInt());
    assertEquals(sample.get(7).get(1).asDouble(), number(cells.get(3)), 0.1);
    shown.assertPart("heat").isVisible();
    shown.assertPart("time-scrub").hasAttribute("aria-valuetext", Pattern.compile("64,000"));
    button(shown.part("time"), "10 bp").click();
    assertThat(shown.part("time-table").locator("thead th")).hasCount(4 + 4 * 3);
    button(shown.part("time"), "The last 15 minutes").click();
    shown.assertPart("time-table").hasCount(0);
  }

  @Test
  void whoIsInTroubleIsFirstInTheHealthDrawer() {
    server.fails("bitstamp", BTC, new Outcome.Limited("HTTP 429", Optional.empty()));
    ShownPage shown = visit("");
    shown.page().keyboard().press("h");
    Locator rows = shown.part("health-table").locator("tbody tr[data-venue]");
    assertThat(rows).hasCount(3);
    assertThat(rows.first()).hasAttribute("data-venue", "bitstamp");
    assertThat(rows.first()).containsText(Pattern.compile("limited( for [0-9.]+ s)?: HTTP 429"));
    shown.assertPart("health-overall").containsText("Bitstamp");
    Locator fee = button(shown.part("health-table"), "Fee");
    fee.click();
    assertThat(
            shown.part("health-table").locator("th[aria-sort=ascending], th[aria-sort=descending]"))
        .hasCount(1);
    shown.page().keyboard().press("Escape");
    shown.assertPart("health-table").hasCount(0);
    assertThat(button(shown.part("health"), "Health")).isFocused();
  }

  @Test
  void otherQuotesJoinAndFeesAreInThePrices() {
    ShownPage shown = visit("");
    shown.assertShowsTheApi();
    shown.part("choice").getByRole(AriaRole.BUTTON).first().click();
    shown.page().locator("[data-quote=USDT]").check();
    shown.page().waitForURL(Pattern.compile("convert=USDT"));
    JsonNode joined = shown.assertShowsTheApi();
    shown.part("fees").check();
    shown.page().waitForURL(Pattern.compile("fees=true"));
    JsonNode paid = shown.assertShowsTheApi();
    assertTrue(paid.at("/bids/0/0").asDouble() < joined.at("/bids/0/0").asDouble());
    shown.page().keyboard().press("Escape");
    shown.assertPart("fees").hasCount(0);
  }

  private static Set<String> parts(String url) {
    return Set.of(url.split("[?&]", -1));
  }

  @Test
  void looksAreChosenAndLinksAreCopied() {
    ShownPage shown = visit("venues=kraken");
    shown.part("looks").getByRole(AriaRole.BUTTON).first().click();
    for (String[] choice :
        new String[][] {
          {"Light", "theme", "light"},
          {"Dark", "theme", "dark"},
          {"Red up, green down", "palette", "redgreen"}
        }) {
      shown.page().getByLabel(choice[0], new Page.GetByLabelOptions().setExact(true)).check();
      assertThat(shown.page().locator("html")).hasAttribute("data-" + choice[1], choice[2]);
    }
    shown.page().waitForURL(Pattern.compile("theme=dark&palette=redgreen"));
    shown.part("copy-link").getByRole(AriaRole.BUTTON).click();
    assertThat(shown.part("copy-link")).containsText("Copied");
    assertEquals(parts(shown.page().url()), parts(clipboard(shown)));
    shown.part("copy-api").getByRole(AriaRole.BUTTON).click();
    assertThat(shown.part("copy-api")).containsText("Copied");
    assertEquals(
        "http://127.0.0.1:" + server.port() + "/api/v1/depth/BTC-USD?venues=kraken",
        clipboard(shown));
  }

  @Test
  void theSheetOfKeysListsThemAll() {
    ShownPage shown = visit("");
    shown.page().keyboard().press("?");
    Locator sheet = shown.page().getByRole(AriaRole.DIALOG);
    for (String does :
        List.of(
            "zoom in",
            "crosshair ten levels down",
            "the venues",
            "health of the venues",
            "open or close this help",
            "freeze or resume the chart")) {
      assertThat(sheet).containsText(does);
    }
    assertThat(sheet).containsText("at least");
    shown.page().keyboard().press("Escape");
    assertThat(sheet).hasCount(0);
  }

  @Test
  void onAPhoneThePanelsAreTabs() {
    ShownPage shown =
        BROWSERS.page(
            new Browser.NewContextOptions()
                .setViewportSize(360, 780)
                .setHasTouch(true)
                .setIsMobile(true));
    shown.visit(server.port(), "instrument=BTC-USD&range=1").assertShowsTheApi();
    assertTrue(shown.part("chart").boundingBox().height >= 240);
    shown.assertPart("ladder").isVisible();
    for (String[] tab :
        new String[][] {
          {"Fill", "fill"}, {"Time", "time"}, {"Venues", "health"}, {"Ladder", "ladder"}
        }) {
      Locator button =
          shown.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(tab[0]));
      button.tap();
      assertThat(button).hasAttribute("aria-selected", "true");
      shown.assertPart(tab[1]).isVisible();
      assertEquals(
          360, shown.json("() => String(document.documentElement.scrollWidth)").asInt(), tab[0]);
    }
    shown.assertPart("fill").hasCount(0);
    shown.page().keyboard().press("ArrowRight");
    shown.assertPart("fill").isVisible();
  }

  @Test
  void aPartThatCouldNotBeLoadedComesLaterWithItsLooks() {
    ShownPage shown = BROWSERS.page().mayComplainOf("ERR_FAILED|Unable to preload CSS");
    Set<String> failed = new HashSet<>();
    shown
        .page()
        .route(
            Pattern.compile("assets/(LadderPanel|TimePanel)-.*"),
            route -> {
              if (failed.add(route.request().url())) {
                route.abort();
              } else {
                route.resume();
              }
            });
    shown.visit(server.port(), "instrument=BTC-USD&range=0.5").assertShowsTheApi();
    shown.assertPart("ladder-asks").isVisible();
    shown.assertPart("time").isVisible();
    assertThat(shown.part("ladder").locator(".scroll")).hasCSS("overflow-y", "auto");
    assertTrue(failed.size() >= 3, failed::toString);
  }

  @Test
  void anotherInstrumentIsFoundByItsNameAndTheUrlKeepsIt() {
    ShownPage shown = BROWSERS.page().visit(server.port(), "");
    shown.assertPart("instrument").hasValue("BTC-USD");
    shown.page().keyboard().press("/");
    shown.page().keyboard().type("btcusdt");
    Locator list = shown.page().getByRole(AriaRole.LISTBOX);
    assertThat(list.getByRole(AriaRole.OPTION)).hasCount(1);
    shown.page().keyboard().press("Enter");
    shown.page().waitForURL(Pattern.compile("instrument=BTC-USDT"));
    shown.chart("BTC-USDT", drawn -> drawn.get("instrument").asText().equals("BTC-USDT"));
    shown.page().reload();
    shown.assertPart("instrument").hasValue("BTC-USDT");
    shown.assertShowsTheApi();
  }
}
