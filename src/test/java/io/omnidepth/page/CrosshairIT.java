package io.omnidepth.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.junit5.VertxExtension;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The crosshair of the chart, held against the API. */
@ExtendWith(VertxExtension.class)
class CrosshairIT extends ServedChart {
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
}
