package io.omnidepth.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.KeyboardModifier;
import io.omnidepth.support.Levels;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Work with the chart and the venues, held against the API. */
@ExtendWith(VertxExtension.class)
class ChartIT extends ServedChart {
  @Test
  void theRangeIsChosenByButtonWheelAndKeyAndStaysAboutTheReferenceMid() {
    ShownPage shown = visit("range=1");
    assertRange(shown, 1);
    open(shown, "range");
    button(shown, "±0.25 %").last().click();
    assertRange(shown, 0.25);
    open(shown, "range");
    assertThat(button(shown, "±0.25 %").last()).hasAttribute("aria-pressed", "true");
    assertThat(button(shown, "±1 %")).hasAttribute("aria-pressed", "false");
    press(shown, "Escape");
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

  @Test
  void beyondTheNearestEndSizesAreFloorsAndTheRibbonTellsHowMuchIsMissing() {
    ShownPage shown = visit("range=2");
    JsonNode drawn = shown.assertShowsTheApi();
    List<String> marks = ShownPage.marks(drawn);
    assertTrue(marks.containsAll(List.of("told bid", "told ask", "veil ask")));
    assertTrue(
        ShownPage.texts(drawn.get("words")).stream().anyMatch(each -> each.endsWith("told")));
    assertEquals(64_500, shown.api("depth", "levels=1").at("/reach/ask").asDouble());
    shown.assertPart("readout-ask").containsText("≥");
    press(shown, "3");
    shown.chart("all is told", d -> !ShownPage.marks(d).contains("told bid"));
  }

  @Test
  void theAxesCountInWhatIsChosen() {
    ShownPage shown = visit("range=1");
    double base = last(shown.assertShowsTheApi());
    open(shown, "view");
    button(shown, "%").click();
    shown.chart("per cent", d -> ShownPage.texts(d.get("xTicks")).contains("+0.4"));
    button(shown, "bps").click();
    JsonNode bps = shown.chart("bps", d -> d.get("x").asText().equals("bps"));
    assertTrue(ShownPage.texts(bps.get("xTicks")).contains("0"), bps::toString);
    button(shown, "USD").click();
    JsonNode quote = shown.chart("in dollars", d -> d.get("y").asText().equals("quote"));
    assertEquals(base * MIDDLE, last(quote), base * MIDDLE / 100);
    press(shown, "Escape", "g");
    JsonNode log = shown.chart("logarithmic", d -> d.get("scale").asText().equals("log"));
    assertEquals(last(quote), last(log));
    assertFalse(log.get("yTicks").equals(quote.get("yTicks")));
    shown.page().waitForURL(Pattern.compile("x=bps&y=quote&scale=log"));
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
    shown.assertPart("frozen").isVisible();
    server.answers("kraken", BTC, Levels.book("64010", "0.5", 1_000));
    shown.until(
        () -> {
          double mid = shown.api("depth", "levels=1").get("mid").asDouble();
          assertEquals(64_005.25, mid);
          return mid;
        });
    shown.assertPart("mid").hasText("$64,000");
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

  @Test
  void aLinkGivesTheSamePicture() {
    ShownPage first = visit("range=0.5&theme=light");
    button(first, "Overlay").click();
    open(first, "view");
    button(first, "bps").click();
    button(first, "USD").click();
    press(first, "Escape", "g", "+");
    first.venue("okx").click();
    first.closeVenues();
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
}
