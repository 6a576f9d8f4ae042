package io.omnidepth.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.omnidepth.support.Program;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** An open page: its parts, and the API's answer for the same books. */
public final class ShownPage {
  private static final JsonMapper JSON = new JsonMapper();

  /** The milliseconds that a loaded machine may take. */
  static final double A_MOMENT = 20_000;

  /** Sums of doubles differ from the exact ones in the last digits. */
  private static final MathContext DIGITS = new MathContext(9);

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(A_MOMENT);
  }

  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private Pattern expected = Pattern.compile("(?!)");
  private OptionalInt server = OptionalInt.empty();

  public ShownPage(Page page) {
    this.page = page;
    page.setDefaultTimeout(A_MOMENT);
    page.onConsoleMessage(this::listen);
    page.onPageError(complaints::add);
  }

  private void listen(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text() + " at " + message.location());
    }
  }

  public Page page() {
    return page;
  }

  /** Opens the server's page with a query such as {@code instrument=BTC-USD&range=1}. */
  public ShownPage visit(int port, String query) {
    page.navigate("http://127.0.0.1:" + port + "/?" + query);
    return this;
  }

  /** Opens the page at an address apart from the server at that port. */
  public ShownPage visit(String url, int serverPort) {
    server = OptionalInt.of(serverPort);
    page.navigate(url);
    return this;
  }

  /** Allows errors in the log that match. */
  ShownPage mayComplainOf(String words) {
    expected = Pattern.compile(words);
    return this;
  }

  /** The errors of the log and of scripts. */
  List<String> complaints() {
    return complaints.stream().filter(expected.asPredicate().negate()).toList();
  }

  public Locator part(String testId) {
    return page.getByTestId(testId);
  }

  /** The venue in the list of all venues, which is opened for it. */
  public Locator venue(String id) {
    Locator opener = part("all-venues-list");
    if ("false".equals(opener.getAttribute("aria-expanded"))) {
      opener.click();
    }
    return page.locator("[data-testid=venue][data-venue=" + id + "]");
  }

  /** Closes the list of all venues, which lies over a part of the chart. */
  public void closeVenues() {
    part("close-venues").click();
  }

  /** Opens the drawer of the cost to fill. */
  ShownPage withFill() {
    part("fill-drawer").click();
    return this;
  }

  /** Playwright's assertions, which wait until they hold. */
  public static LocatorAssertions assertThat(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }

  public LocatorAssertions assertPart(String testId) {
    return assertThat(part(testId));
  }

  /** The chart's drawing; missing until it has drawn. */
  JsonNode chart() {
    return json("() => JSON.stringify(window.__omnidepth?.chart() ?? null)");
  }

  /** The value of a script that gives JSON. */
  JsonNode json(String script, Object... argument) {
    try {
      Object told =
          argument.length == 0 ? page.evaluate(script) : page.evaluate(script, argument[0]);
      JsonNode value = JSON.readTree(String.valueOf(told));
      return value.isNull() ? JSON.missingNode() : value;
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /** The time from the start of the navigation to the first picture. */
  public double firstPictureMillis() {
    String mark = "performance.getEntriesByName('omnidepth-first-picture')[0].startTime";
    return json("() => String(" + mark + ")").asDouble();
  }

  /** Waits until the chart's drawing is as wanted. */
  JsonNode chart(String what, Predicate<JsonNode> wanted) {
    return until(
        () -> {
          JsonNode drawn = chart();
          assertTrue(
              !drawn.isMissingNode() && wanted.test(drawn),
              () -> what + ": " + withoutCurves(drawn));
          return drawn;
        });
  }

  private static JsonNode withoutCurves(JsonNode drawn) {
    return drawn instanceof ObjectNode all
        ? all.deepCopy().without(List.of("bids", "asks"))
        : drawn;
  }

  public static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** The names of the drawing's marks, from back to front. */
  public static List<String> marks(JsonNode drawn) {
    return texts(drawn.path("marks"));
  }

  /** An assertion that is tried again until it holds. */
  interface Claim<T> {
    T hold();
  }

  <T> T until(Claim<T> claim) {
    AssertionError last = new AssertionError("never tried");
    for (double waited = 0; waited < A_MOMENT; waited += 100) {
      try {
        return claim.hold();
      } catch (AssertionError notYet) {
        last = notYet;
        page.waitForTimeout(100);
      }
    }
    throw last;
  }

  /** The API's answer for the instrument and the choice of books in the page's address. */
  public JsonNode api(String what, String more) {
    URI here = URI.create(page.url());
    StringBuilder query = new StringBuilder(more);
    String instrument = "";
    for (String part : String.valueOf(here.getRawQuery()).split("&", -1)) {
      if (part.startsWith("instrument=")) {
        instrument = part.substring("instrument=".length());
      } else if (part.matches("(venues|convert|fees)=.*")) {
        query.append('&').append(part);
      }
    }
    try {
      return JSON.readTree(
          Program.get(
                  server.orElse(here.getPort()), "/api/v1/" + what + "/" + instrument + "?" + query)
              .body());
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  /**
   * Waits until the chart shows the same as the API. Their sequences may differ, as a sequence also
   * counts the changes of other instruments.
   *
   * @return the chart's drawing
   */
  public JsonNode assertShowsTheApi() {
    return until(
        () -> {
          JsonNode told = api("depth", "levels=5000");
          JsonNode drawn = chart();
          assertFalse(drawn.isMissingNode(), "nothing is drawn");
          assertEquals(curve(drawn, told.path("bids"), true), points(drawn.path("bids")));
          assertEquals(curve(drawn, told.path("asks"), false), points(drawn.path("asks")));
          assertEquals(told.path("mid").asDouble(), drawn.path("mid").asDouble());
          assertEquals(told.path("mid").isNull(), drawn.path("mid").isMissingNode());
          return drawn;
        });
  }

  /**
   * The expected curve: every level in the window with its cumulative size, and the window's end.
   */
  private static List<String> curve(JsonNode drawn, JsonNode rows, boolean bids) {
    double edge = drawn.at(bids ? "/window/0" : "/window/1").asDouble();
    List<String> curve = new ArrayList<>();
    double cumulative = 0;
    for (JsonNode row : rows) {
      double price = row.get(0).asDouble();
      if (bids ? price < edge : price > edge) {
        if (cumulative > 0) {
          curve.add(point(edge, cumulative));
        }
        return curve;
      }
      cumulative = row.get(2).asDouble();
      curve.add(point(price, cumulative));
    }
    return curve;
  }

  private static List<String> points(JsonNode drawn) {
    List<String> points = new ArrayList<>();
    drawn.forEach(each -> points.add(point(each.get(0).asDouble(), each.get(1).asDouble())));
    return points;
  }

  private static String point(double price, double size) {
    return price + " " + new BigDecimal(size).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
