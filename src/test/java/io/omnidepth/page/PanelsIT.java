package io.omnidepth.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.omnidepth.source.Outcome;
import io.vertx.junit5.VertxExtension;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The panels of time, health, choices and help, held against the API. */
@ExtendWith(VertxExtension.class)
class PanelsIT extends ServedPanels {
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
    // A minute is the least that is drawn.
    shown.assertPart("heat").hasCount(0);
    shown.assertPart("time-scrub").hasAttribute("aria-valuetext", Pattern.compile("64,000"));
    button(shown.part("time"), "Data").click();
    Locator rows = shown.part("time-table").locator("tbody tr");
    JsonNode sample = history.get("samples").get(0);
    List<String> cells = rows.last().locator("td").allInnerTexts();
    assertEquals(sample.get(3).asDouble(), number(cells.get(0)));
    assertEquals(sample.get(6).asText(), cells.get(2));
    // The band of 25 bp is the second of the server's and the first on the page.
    assertEquals(25, history.get("bps").get(1).asInt());
    assertEquals(sample.get(7).get(1).asDouble(), number(cells.get(3)), 0.1);
    button(shown.part("time"), "10 bp").click();
    assertThat(shown.part("time-table").locator("thead th")).hasCount(4 + 4 * 3);
    button(shown.part("time"), "Data").click();
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
    assertThat(shown.part("all-venues-list")).isFocused();
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
            "list of all venues",
            "open or close this help",
            "freeze or resume the page")) {
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
