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
import io.omnidepth.support.Levels;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrangement of the screen: the room of its parts, at the sizes that browsers have. */
@ExtendWith(VertxExtension.class)
class DeskIT extends ServedPanels {
  private static final String SCROLL_WIDTH =
      "() => String(document.documentElement.scrollWidth - innerWidth)";

  private static final String SCROLL_HEIGHT =
      "() => String(document.documentElement.scrollHeight - innerHeight)";

  /** Sums the layout shifts, also those of the past. */
  private static final String WATCH_SHIFTS =
      "() => { window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(each"
          + " => window.shifts.push(each.value + ' ' + each.sources.map(source =>"
          + " source.node?.outerHTML?.slice(0, 80)).join(' | ')))).observe({ type: 'layout-shift',"
          + " buffered: false }) }";

  private ShownPage at(int width, int height, boolean touch, String query) {
    ShownPage shown =
        BROWSERS.page(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch));
    shown.visit(server.port(), "instrument=BTC-USD&range=1&" + query);
    shown.part("chart").waitFor();
    return shown;
  }

  @ParameterizedTest
  @CsvSource({
    "1366, 641, false, 0.58, 0.70",
    "1440, 789, false, 0.58, 0.70",
    "1920, 969, false, 0.58, 0.70",
    "2560, 1329, false, 0.58, 0",
    "3440, 1329, false, 0.58, 0",
    "390, 664, true, 0.55, 0.95",
    "390, 844, true, 0.55, 0.95",
    "844, 390, true, 0.75, 0.95"
  })
  void theChartHasItsRoomAndTheReadoutIsInSight(
      int width, int height, boolean touch, double high, double wide) {
    ShownPage shown = at(width, height, touch, "convert=USDT&size=2");
    shown.assertPart("readout").isVisible();
    BoundingBox chart = shown.part("chart").boundingBox();
    String got = chart.width + " x " + chart.height;
    assertTrue(chart.height >= high * height, got);
    assertTrue(chart.width >= wide * width, got);
    assertTrue(chart.y >= 0 && chart.y + chart.height <= height, "in sight: " + got);
    BoundingBox readout = shown.part("readout").boundingBox();
    assertTrue(readout.y >= 0 && readout.y + readout.height <= height, "the readout is in sight");
    assertEquals("0", shown.json(SCROLL_WIDTH).asText());
    if (width >= 1_280) {
      assertEquals("0", shown.json(SCROLL_HEIGHT).asText());
    }
  }

  @Test
  void nothingScrollsSidewaysAtAnyWidthAfterShrinkingToo() {
    assertNothingIsWider(
        at(3_840, 900, false, "convert=USDT"),
        List.of(2_560, 1_600, 1_440, 1_280, 1_100, 1_000, 834, 768, 600, 412, 320));
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "zh"})
  void otherWordsFitIntoTheSameRoom(String language) {
    ShownPage shown = at(1_600, 900, false, "lang=" + language);
    shown.assertPart("ladder-asks").isVisible();
    assertNothingIsWider(shown, List.of(1_366, 834, 390));
  }

  private static void assertNothingIsWider(ShownPage shown, List<Integer> widths) {
    List<String> wider = new ArrayList<>();
    for (int width : widths) {
      shown.page().setViewportSize(width, 900);
      shown.page().waitForFunction("width => innerWidth === width", width);
      String by = shown.json(SCROLL_WIDTH).asText();
      if (!by.equals("0")) {
        wider.add(width + " by " + by);
      }
    }
    assertEquals(List.of(), wider);
  }

  @Test
  void aBorderIsDraggedAndItsPlaceIsKept() {
    ShownPage shown = at(1_440, 789, false, "");
    Locator border =
        shown
            .page()
            .getByRole(
                AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Width of the ladder"));
    double before = shown.part("chart").boundingBox().width;
    BoundingBox box = border.boundingBox();
    shown.page().mouse().move(box.x, 300);
    shown.page().mouse().down();
    shown.page().mouse().move(box.x - 60, 300);
    shown.page().mouse().up();
    assertEquals(before - 60, shown.part("chart").boundingBox().width, 2);
    shown.page().reload();
    shown.part("chart").waitFor();
    assertEquals(before - 60, shown.part("chart").boundingBox().width, 2);
    border.dblclick();
    assertEquals(before, shown.part("chart").boundingBox().width, 2);
    border.focus();
    shown.page().keyboard().press("ArrowLeft");
    assertThat(border).hasAttribute("aria-valuenow", "332");
  }

  @Test
  void aPartFillsTheScreenAndComesBack() {
    ShownPage shown = at(1_440, 789, false, "");
    shown.part("ladder-asks").waitFor();
    shown.part("ladder").hover();
    shown.page().keyboard().press("f");
    Locator ladder = shown.page().locator("[data-pane=ladder]");
    assertThat(ladder).hasClass(Pattern.compile("\\bfull\\b"));
    assertEquals(1_440, ladder.boundingBox().width, 1);
    shown.page().keyboard().press("Escape");
    assertThat(ladder).not().hasClass(Pattern.compile("\\bfull\\b"));
  }

  @Test
  void theLayoutIsPartOfTheAddressAndBackStepsThroughIt() {
    ShownPage shown = at(1_600, 900, false, "");
    button(shown.part("layouts"), "Table").click();
    shown.page().waitForURL(Pattern.compile("layout=table"));
    shown.assertPart("chart").hasCount(0);
    shown.page().goBack();
    shown.page().waitForURL(url -> !url.contains("layout="));
    shown.assertPart("chart").isVisible();
    shown.page().goForward();
    shown.assertPart("chart").hasCount(0);
  }

  @Test
  void nothingMovesByItself() {
    ShownPage shown = at(1_440, 789, false, "convert=USDT&size=2");
    shown.assertPart("ladder-asks").isVisible();
    shown.assertPart("fill-answer").isVisible();
    shown.assertPart("time").isVisible();
    shown.page().evaluate(WATCH_SHIFTS);
    server.silent("bitstamp");
    server.pass(Duration.ofSeconds(30));
    shown.assertPart("counted").hasText(Pattern.compile("2 of 3 live"));
    // The books cross now.
    server.answers("bitstamp", BTC, Levels.book("63998", "1", 3_000));
    shown.assertPart("counted").hasText(Pattern.compile("3 of 3 live"));
    shown.assertPart("cross").isVisible();
    JsonNode shifts = shown.json("() => JSON.stringify(window.shifts)");
    assertEquals("[]", shifts.toString());
  }

  /** Reads the headline, the ladder and the chart in each painted frame. */
  private static final String SAMPLE =
      "() => { window.truths = []; const text = id =>"
          + " document.querySelector(`[data-testid=${id}]`)?.textContent ?? ''; const look = () => {"
          + " const spread = text('spread'); const ladder = text('ladder-spread'); const mid ="
          + " Number(text('mid').replace(/[^0-9.]/g, '')); const chart ="
          + " window.__omnidepth?.chart()?.mid; if (ladder && spread) window.truths.push({ same:"
          + " ladder.includes(spread + ',') && chart === mid, spread, ladder, mid, chart });"
          + " requestAnimationFrame(look) }; look() }";

  @Test
  void headlineChartAndLadderAreOfOneMoment() {
    ShownPage shown = at(1_440, 789, false, "");
    shown.assertPart("ladder-asks").isVisible();
    shown.page().evaluate(SAMPLE);
    for (int i = 1; i <= 12; i++) {
      server.answers("kraken", BTC, Levels.book(String.valueOf(64_000 + i * 10), "0.5", 1_000));
      server.answers(
          "bitstamp", BTC, Levels.book(String.valueOf(64_000 + i * 10), "0." + (10 + i), 3_000));
      shown.assertPart("mid").hasText("$" + String.format("%,d", 64_000 + i * 10));
    }
    JsonNode different =
        shown.json("() => JSON.stringify(window.truths.filter(each => !each.same).slice(0, 5))");
    assertEquals("[]", different.toString());
    assertTrue(shown.json("() => String(window.truths.length)").asInt() > 20);
  }
}
