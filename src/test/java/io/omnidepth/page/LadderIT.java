package io.omnidepth.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ladder and the cost to fill, held against the API. */
@ExtendWith(VertxExtension.class)
class LadderIT extends ServedPanels {
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
    ShownPage shown = visit("").withFill();
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
}
