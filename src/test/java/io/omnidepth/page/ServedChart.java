package io.omnidepth.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page with its chart, on a board that the test writes. */
abstract class ServedChart {
  static final String BTC = "BTC-USD";

  /** The reference mid: all books lie about it. */
  static final double MIDDLE = 64_000;

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  BoardServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    server = new BoardServer(vertx, List.of(BTC), List.of("kraken", "bitstamp", "okx"));
    server.answers("kraken", BTC, Levels.book("64000", "0.5", 1_000));
    server.answers("bitstamp", BTC, Levels.book("64000", "1", 3_000));
    server.answers("okx", BTC, Levels.book("64000", "2", 400));
  }

  /** A number as people read it, with its digits grouped. */
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

  ShownPage visit(String query) {
    ShownPage shown = BROWSERS.page().visit(server.port(), "instrument=BTC-USD&" + query);
    shown.chart("drawn", drawn -> true);
    return shown;
  }

  static Locator button(ShownPage shown, String name) {
    return shown
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static void assertRange(ShownPage shown, double perCent) {
    shown.chart(
        "±" + perCent + " %",
        drawn ->
            Math.abs(drawn.at("/window/1").asDouble() / MIDDLE - 1 - perCent / 100) < 1e-9
                && Math.abs(1 - drawn.at("/window/0").asDouble() / MIDDLE - perCent / 100) < 1e-9);
  }

  /** A point of the plot, at this share of its width from the left. */
  static double[] spot(ShownPage shown, double share) {
    BoundingBox plot = shown.page().locator("[data-testid=chart] .u-over").boundingBox();
    return new double[] {plot.x + share * plot.width, plot.y + plot.height / 2};
  }

  static void point(ShownPage shown, double share) {
    double[] spot = spot(shown, share);
    shown.page().mouse().move(spot[0], spot[1]);
  }

  static void press(ShownPage shown, String... keys) {
    for (String key : keys) {
      shown.page().keyboard().press(key);
    }
  }

  static double number(ShownPage shown, String side, String what) {
    String text = shown.part("readout-" + side).getByTestId(what).innerText();
    Matcher first = NUMBER.matcher(text);
    assertTrue(first.find(), text);
    return Double.parseDouble(first.group().replace(",", ""));
  }

  /** Opens a menu of the chart: {@code range} or {@code view}. */
  static void open(ShownPage shown, String menu) {
    shown.part(menu).getByRole(AriaRole.BUTTON).first().click();
  }

  static void assertMarks(ShownPage shown, String with, String without) {
    shown.chart(
        with + ", not " + without,
        drawn -> {
          List<String> marks = ShownPage.marks(drawn);
          return marks.contains(with) && !marks.contains(without);
        });
  }

  static double last(JsonNode drawn) {
    JsonNode asks = drawn.get("asks");
    return asks.get(asks.size() - 1).get(1).asDouble();
  }

  static long countedOf(JsonNode depth) {
    return StreamSupport.stream(depth.get("venues").spliterator(), false)
        .filter(row -> row.get("counted").asBoolean())
        .count();
  }

  static JsonNode withoutSequence(JsonNode drawn) {
    return drawn.isObject() ? ((ObjectNode) drawn).deepCopy().without("sequence") : drawn;
  }
}
