package io.omnidepth.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.omnidepth.support.RequiredTool;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page with a keyboard, a screen reader, a phone, or forced colours. */
@ExtendWith(VertxExtension.class)
class AccessIT {
  private static final Path AXE = Path.of("web", "node_modules", "axe-core", "axe.min.js");
  private static final String BTC = "BTC-USD";

  /** The panels are tabs up to this width. */
  private static final int NARROW = 900;

  /** The text contrast of 7:1 and targets of 24 pixels are not among axe's own rules. */
  private static final String VIOLATIONS =
      "async within => { const found = await axe.run(within, { rules: { 'color-contrast-enhanced':"
          + " { enabled: true }, 'target-size': { enabled: true } } }); return"
          + " JSON.stringify(found.violations.map(each => each.id + ': ' + each.help + ' at ' +"
          + " each.nodes.map(node => node.target.join(' ')).join(', '))) }";

  /** Keeps every control that the keyboard must reach, and gives each one's name. */
  private static final String STOPS =
      "() => { window.stops = [...document.querySelectorAll('a[href], button, input, select,"
          + " textarea, summary, [tabindex]')].filter(each => each.tabIndex >= 0 && !each.disabled"
          + " && each.checkVisibility({ visibilityProperty: true })); return"
          + " JSON.stringify(window.stops.map(each => each.tagName.toLowerCase() + ' ' +"
          + " (each.getAttribute('aria-label') ?? each.textContent.trim().replace(/\\s+/g, '"
          + " ').slice(0, 40)))) }";

  /** The focus: its stop, and whether its ring is visible. */
  private static final String FOCUS =
      "() => { const each = document.activeElement; const { outlineStyle, outlineWidth } ="
          + " getComputedStyle(each); return JSON.stringify({ stop: window.stops.indexOf(each),"
          + " seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 }) }";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private BoardServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    server = new BoardServer(vertx, List.of(BTC), List.of("kraken", "bitstamp", "okx"));
    server.answers("kraken", BTC, Levels.book("64000", "0.5", 1_000));
    // The books cross, so that the page also shows the explanation.
    server.answers("bitstamp", BTC, Levels.book("63998", "1", 3_000));
  }

  /** Opens the page with all its panels open and filled. */
  private ShownPage opened(ShownPage shown, String query) {
    shown.visit(server.port(), "instrument=BTC-USD&range=1&size=2&" + query);
    shown.assertShowsTheApi();
    shown.page().keyboard().press("d");
    shown.assertPart("depth-table").isVisible();
    shown.assertPart("cross").isVisible();
    if (shown.page().viewportSize().width > NARROW) {
      shown.part("time").getByRole(AriaRole.BUTTON).getByText("Data").click();
      shown.assertPart("time-table").isVisible();
      shown.assertPart("fill-shares").isVisible();
      shown.page().keyboard().press("h");
      shown.assertPart("health-table").isVisible();
    }
    shown
        .page()
        .evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)");
    return shown;
  }

  @ParameterizedTest
  @CsvSource({"dark, safe", "light, safe", "dark, greenred", "light, redgreen"})
  void nothingIsUnnamedOrOutOfReachOrOfTooLittleContrast(String theme, String palette)
      throws Exception {
    RequiredTool.here(Files.exists(AXE), "the page's accessibility, as axe-core is not there");
    ShownPage shown = opened(BROWSERS.page(), "theme=" + theme + "&palette=" + palette);
    shown.page().evaluate(Files.readString(AXE));
    assertNoViolation(shown, "html");
    for (String menu : List.of("choice", "looks")) {
      shown.part(menu).getByRole(AriaRole.BUTTON).first().click();
      assertThat(shown.part(menu).getByRole(AriaRole.GROUP).first()).isVisible();
      assertNoViolation(shown, "[data-testid=" + menu + "]");
      shown.page().keyboard().press("Escape");
    }
    shown.part("instrument").click();
    assertThat(shown.page().getByRole(AriaRole.LISTBOX)).isVisible();
    assertNoViolation(shown, "header");
    shown.page().keyboard().press("Escape");
    shown.part("help").click();
    assertThat(shown.page().getByRole(AriaRole.DIALOG)).isVisible();
    assertNoViolation(shown, "dialog");
  }

  private static void assertNoViolation(ShownPage shown, String within) {
    List<String> violations = new ArrayList<>();
    shown.json(VIOLATIONS, within).forEach(each -> violations.add(each.asText()));
    assertEquals(List.of(), violations);
  }

  @Test
  void theKeyboardComesToEveryControlAndOneSeesWhereItIs() {
    ShownPage shown = opened(BROWSERS.page(), "");
    JsonNode stops = shown.json(STOPS);
    assertTrue(stops.size() > 20, stops::toString);
    Set<String> missed = new TreeSet<>();
    stops.forEach(each -> missed.add(each.asText()));
    List<String> unseen = new ArrayList<>();
    for (int i = 0; i < 2 * stops.size() && !missed.isEmpty(); i++) {
      shown.page().keyboard().press("Tab");
      JsonNode focus = shown.json(FOCUS);
      String name = stops.path(focus.get("stop").asInt()).asText();
      missed.remove(name);
      if (!name.isEmpty() && !focus.get("seen").asBoolean()) {
        unseen.add(name);
      }
    }
    assertEquals(Set.of(), missed, "never came to");
    assertEquals(List.of(), unseen, "no ring about");
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1280})
  void nothingIsWiderThanTheScreen(int width) {
    ShownPage shown =
        opened(
            BROWSERS.page(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 780)
                    .setHasTouch(width < 1_000)),
            "");
    assertEquals(width, shown.json("() => String(document.documentElement.scrollWidth)").asInt());
  }

  @Test
  void onAPhoneEveryTargetIsLargeEnoughForAFinger() {
    ShownPage shown =
        opened(
            BROWSERS.page(
                new Browser.NewContextOptions()
                    .setViewportSize(360, 780)
                    .setHasTouch(true)
                    .setIsMobile(true)),
            "");
    assertEquals(
        "[]",
        shown
            .json(
                "() => JSON.stringify([...document.querySelectorAll('button, select, input,"
                    + " summary')].filter(each => each.checkVisibility() &&"
                    + " each.getBoundingClientRect().height < 43.5).map(each =>"
                    + " each.outerHTML.slice(0, 120)))")
            .toString());
  }

  @Test
  void itIsThereInForcedColoursToo() {
    ShownPage shown =
        opened(
            BROWSERS.page(
                new Browser.NewContextOptions()
                    .setForcedColors(ForcedColors.ACTIVE)
                    .setReducedMotion(ReducedMotion.REDUCE)),
            "");
    assertEquals(
        "true", shown.json("() => String(matchMedia('(forced-colors: active)').matches)").asText());
    assertTrue(shown.part("chart").boundingBox().height > 200);
    assertEquals("0", shown.json("() => String(document.getAnimations().length)").asText());
  }
}
