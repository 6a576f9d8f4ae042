package io.omnidepth.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.omnidepth.support.Bodies;
import io.omnidepth.support.Exchange;
import io.omnidepth.support.Program;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, in front of the real program and exchanges on loopback. */
@ExtendWith(VertxExtension.class)
class PageIT {
  private static final JsonMapper JSON = new JsonMapper();

  /** The most pixels of a line of the header, with its share of the margins. */
  private static final int HEADER_LINE = 50;

  private static final String BTC = "instrument=BTC-USD&range=0.5";
  private static final Pattern PALE = Pattern.compile("\\bpale\\b");

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private static Exchange kraken;
  private static Exchange bitstamp;
  private static Program program;
  private static int port;

  @BeforeAll
  static void serve(Vertx vertx) throws Exception {
    kraken = new Exchange(vertx, Bodies.kraken("64000", 400));
    bitstamp = new Exchange(vertx, Bodies.bitstamp("64010", 3_000));
    program = Program.serving(kraken, bitstamp);
    port = program.port();
  }

  @AfterAll
  static void end() {
    if (program != null) {
      program.close();
    }
  }

  @BeforeEach
  void begin() {
    kraken.answers(Bodies.kraken("64000", 400));
    bitstamp.answers(Bodies.bitstamp("64010", 3_000));
  }

  private static Program another(int port) throws IOException {
    return Program.serving(kraken, bitstamp, "--port", String.valueOf(port));
  }

  @Test
  void theChartShowsWhatTheApiSays() {
    ShownPage shown = BROWSERS.page().visit(port, BTC);
    shown.assertPart("chart").hasAttribute("data-sequence", Pattern.compile("\\d+"));
    shown.assertPart("mid").hasText("$64,004.875");
    JsonNode before = shown.assertShowsTheApi();
    assertTrue(before.get("bids").size() > 400, "the window shows both books");
    shown.assertPart("best-bid").hasText("$64,009.5");
    shown.assertPart("spread").hasText("−$9.25");
    assertThat(shown.page()).hasTitle("64004.875 BTC-USD · Omnidepth");
    ShownPage.assertThat(shown.venue("kraken")).hasAttribute("data-state", "live");
    assertTrue(shown.part("chart").getAttribute("aria-label").contains("2 of 2 books"));

    kraken.answers(Bodies.kraken("64020", 400));
    shown.assertPart("mid").hasText("$64,015.125");
    JsonNode after = shown.assertShowsTheApi();
    assertTrue(after.get("sequence").asLong() > before.get("sequence").asLong());
  }

  @Test
  void aVenueThatDiesIsShownAndItsBookIsGone() {
    ShownPage shown = BROWSERS.page().visit(port, BTC);
    ShownPage.assertThat(shown.venue("bitstamp")).hasAttribute("data-state", "live");
    shown.assertPart("counted").hasText("2 of 2 live");
    bitstamp.answers(request -> request.connection().close());
    ShownPage.assertThat(shown.venue("bitstamp")).hasAttribute("data-state", "stale");
    shown.assertPart("counted").hasText("1 of 2 live");
    shown.assertPart("leaving").containsText("Without Bitstamp, stale since");
    shown.chart("less is told", drawn -> ShownPage.texts(drawn.get("words")).contains("75 % told"));
    shown.assertShowsTheApi();
    kraken.answers(request -> request.connection().close());
    shown.assertPart("waiting").containsText("2 stale");
    shown.assertPart("chart").hasClass(PALE);
    bitstamp.answers(Bodies.bitstamp("64010", 3_000));
    shown.assertPart("leaving").hasCount(1);
    shown.assertPart("leaving").containsText("Without Kraken");
    shown.assertShowsTheApi();
  }

  @Test
  void aLostConnectionIsShownAndMendedByItself() throws Exception {
    ShownPage shown =
        BROWSERS.page().mayComplainOf("WebSocket connection|ERR_CONNECTION|ERR_EMPTY_RESPONSE");
    int there;
    try (Program first = another(0)) {
      there = first.portOfBothBooks();
      shown.visit(there, BTC).assertShowsTheApi();
      shown.assertPart("banner").hasCount(0);
      shown.assertPart("ladder-asks").isVisible();
      shown.withFill().assertPart("fill").isVisible();
      shown.assertPart("time").isVisible();
    }
    shown.assertPart("banner").containsText("Connection lost");
    shown.assertPart("chart").hasClass(PALE);
    assertTrue(shown.chart().get("bids").size() > 400, "what was known stays in sight");
    try (Program again = another(there)) {
      assertEquals(there, again.port());
      shown.assertPart("banner").hasCount(0);
      shown.assertShowsTheApi();
    }
  }

  @Test
  void aDemoSaysThatItIsOne() throws Exception {
    try (Program demo =
        Program.run(
            "demo", "--port", "0", "--venues", "upbit,bithumb", "--instruments", "BTC-KRW")) {
      ShownPage shown = BROWSERS.page().visit(demo.port(), "");
      shown.assertPart("demo").hasText("Demo");
      shown.assertPart("replay").hasCount(0);
      ShownPage.assertThat(shown.venue("upbit")).hasAttribute("data-state", "live");
      shown.chart("won", drawn -> drawn.get("instrument").asText().equals("BTC-KRW"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1400, 1", "1000, 1", "360, 3"})
  void theMarksOfADemoAndOfAReplayFitIntoTheHeader(int width, int lines) {
    ShownPage shown = BROWSERS.page(new Browser.NewContextOptions().setViewportSize(width, 780));
    shown.page().route("**/api/v1/instruments*", PageIT::ofAReplayedDemo);
    shown.visit(port, BTC);
    shown.assertPart("demo").hasText("Demo");
    shown.assertPart("replay").hasText("Replay");
    String ofHeader = "() => String(document.querySelector('header').offsetHeight)";
    int most = lines * HEADER_LINE;
    assertTrue(shown.json(ofHeader).asInt() <= most, () -> shown.json(ofHeader) + " of " + most);
    assertEquals(width, shown.json("() => String(document.documentElement.scrollWidth)").asInt());
  }

  private static void ofAReplayedDemo(Route route) {
    APIResponse answer = route.fetch();
    String body = answer.text().replace("\"demo\":false", "\"demo\":true,\"replay\":true");
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
  }

  @Test
  void theDocsShowEveryRouteAndLetOneTryItWithoutAnotherHost() throws Exception {
    ShownPage shown = BROWSERS.page();
    Page page = shown.page();
    String origin = "http://127.0.0.1:" + port + "/";
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> asked.add(request.url()));
    page.navigate(origin + "docs#/market/depth");
    JsonNode paths = JSON.readTree(Program.get(port, "/openapi.json").body()).get("paths");
    assertThat(page.locator(".opblock")).hasCount(paths.size());
    page.getByText("Try it out").click();
    page.getByText("Execute").click();
    assertThat(page.locator(".live-responses-table .response-col_status").last())
        .containsText("200");
    asked.removeIf(url -> url.startsWith(origin) || url.startsWith("data:"));
    assertEquals(List.of(), asked);
    assertEquals(
        "application/json",
        Program.get(port, "/asyncapi.json").headers().firstValue("content-type").orElse(""));
    assertThat(page.locator("nav a[href='/asyncapi.json']")).hasCount(1);
  }
}
