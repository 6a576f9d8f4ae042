package io.omnidepth.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in a real browser, in front of the real program. */
@ExtendWith(VertxExtension.class)
class PageIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final double A_MOMENT = 20_000;

  private static Playwright playwright;
  private static Browser browser;

  private BrowserContext context;
  private Page page;
  private Exchange kraken;
  private Exchange bitstamp;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void launch() {
    Optional<Path> chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    Needed.here(chromium.isPresent(), "the page's browser tests, as there is no Chromium");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void quit() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void open(Vertx vertx) {
    kraken = new Exchange(vertx, Bodies.kraken("64000", 400));
    bitstamp = new Exchange(vertx, Bodies.bitstamp("64010", 3_000));
    context = browser.newContext();
    page = context.newPage();
    page.onConsoleMessage(this::listen);
    page.onPageError(complaints::add);
  }

  @AfterEach
  void shut() {
    context.close();
  }

  private void listen(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text());
    }
  }

  private Program serve(int port) throws IOException {
    return Program.serving(
        kraken, bitstamp, "--port", String.valueOf(port), "--instruments", "BTC-USD,ETH-USD");
  }

  private void visit(int port) {
    page.navigate("http://127.0.0.1:" + port + "/?instrument=BTC-USD");
  }

  private Locator shown(String what) {
    return page.locator("[data-testid=" + what + "]");
  }

  private JsonNode drawn() throws IOException {
    return JSON.readTree(
        String.valueOf(page.evaluate("() => JSON.stringify(window.__omnidepth?.chart() ?? null)")));
  }

  /**
   * Holds the chart against the API until both tell the same: they need not have the same sequence,
   * as that counts what happens to other instruments, too.
   *
   * @return what the chart holds
   */
  private JsonNode assertShowsTheApi(int port) throws Exception {
    AssertionError last = new AssertionError("never compared");
    for (int tries = 0; tries < 100; tries++) {
      JsonNode told = JSON.readTree(Program.get(port, "/api/v1/depth/BTC-USD?levels=5000").body());
      JsonNode drawn = drawn();
      try {
        assertSameCurve(drawn, told.get("bids"), true);
        assertSameCurve(drawn, told.get("asks"), false);
        assertEquals(told.get("mid").asDouble(), drawn.get("mid").asDouble());
        return drawn;
      } catch (AssertionError notYet) {
        last = notYet;
        page.waitForTimeout(100);
      }
    }
    throw last;
  }

  /**
   * Every drawn step is a level of the API with its cumulative size, and every level in the window
   * is drawn.
   */
  private static void assertSameCurve(JsonNode drawn, JsonNode rows, boolean bids) {
    assertTrue(drawn.has("window"), "nothing is drawn");
    double low = drawn.at("/window/0").asDouble();
    double high = drawn.at("/window/1").asDouble();
    List<String> expected = new ArrayList<>();
    double edge = Double.NaN;
    double last = 0;
    for (JsonNode row : rows) {
      double price = row.get(0).asDouble();
      if (price < low || price > high) {
        edge = bids ? low : high;
        break;
      }
      last = row.get(2).asDouble();
      expected.add(price + " " + Math.round(last * 1e6));
    }
    if (!Double.isNaN(edge)) {
      expected.add(edge + " " + Math.round(last * 1e6));
    }
    List<String> points = new ArrayList<>();
    drawn
        .get(bids ? "bids" : "asks")
        .forEach(
            point ->
                points.add(
                    point.get(0).asDouble() + " " + Math.round(point.get(1).asDouble() * 1e6)));
    assertTrue(expected.size() > 20, "the window shows something");
    assertEquals(expected, points);
  }

  @Test
  void aDemoSaysThatItIsOne() throws Exception {
    try (Program program = Program.run("demo", "--port", "0")) {
      page.navigate("http://127.0.0.1:" + program.port() + "/?instrument=BTC-KRW");
      assertThat(shown("demo")).containsText("made-up books");
      assertThat(page.locator("body"))
          .containsText("upbit", new LocatorAssertions.ContainsTextOptions().setTimeout(A_MOMENT));
      assertEquals(List.of(), complaints);
    }
  }

  @Test
  void theChartShowsWhatTheApiSays() throws Exception {
    try (Program program = serve(0)) {
      int port = program.port();
      visit(port);
      assertThat(shown("chart")).hasAttribute("data-sequence", Pattern.compile("\\d+"));
      JsonNode before = assertShowsTheApi(port);
      assertThat(shown("mid")).hasText("$64,004.875");
      assertThat(shown("best-bid")).hasText("$64,009.5");
      assertThat(shown("spread")).hasText("−$9.25");
      assertThat(page).hasTitle("64004.875 BTC-USD · Omnidepth");
      assertThat(page.locator("[data-venue=kraken]")).hasAttribute("data-state", "live");
      assertTrue(
          page.locator("[data-testid=chart]").getAttribute("aria-label").contains("2 of 2 venues"));

      kraken.answers(Bodies.kraken("64020", 400));
      assertThat(shown("mid"))
          .hasText("$64,015.125", new LocatorAssertions.HasTextOptions().setTimeout(A_MOMENT));
      JsonNode after = assertShowsTheApi(port);
      assertTrue(after.get("sequence").asLong() > before.get("sequence").asLong());
      assertEquals(List.of(), complaints);
    }
  }

  @Test
  void theRangeIsChosen() throws Exception {
    try (Program program = serve(0)) {
      visit(program.port());
      page.getByText("±0.25 %").click();
      page.waitForFunction(
          "() => { const w = window.__omnidepth?.chart()?.window; return w && Math.abs((w[1] - w[0]) / (w[1] + w[0]) - 0.0025) < 1e-9 }");
      assertThat(page.getByText("±0.25 %")).hasAttribute("aria-pressed", "true");
    }
  }

  @Test
  void beforeTheFirstBookThereIsNoEmptyChart() throws Exception {
    kraken.answers(request -> {});
    bitstamp.answers(request -> {});
    try (Program program = serve(0)) {
      visit(program.port());
      assertThat(shown("waiting"))
          .containsText("No book of BTC-USD can be believed now: of 2 venues 2 waiting.");
      assertThat(shown("chart")).hasCount(0);
      kraken.answers(Bodies.kraken("64000", 400));
      assertThat(shown("chart"))
          .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(A_MOMENT));
    }
  }

  @Test
  void aVenueThatDiesIsShownAndItsBookIsGone() throws Exception {
    try (Program program = serve(0)) {
      int port = program.port();
      visit(port);
      assertThat(page.locator("[data-venue=bitstamp]")).hasAttribute("data-state", "live");
      bitstamp.answers(request -> request.connection().close());
      assertThat(page.locator("[data-venue=bitstamp]"))
          .hasAttribute(
              "data-state",
              "stale",
              new LocatorAssertions.HasAttributeOptions().setTimeout(A_MOMENT));
      assertThat(shown("counted")).hasText("1 of 2 venues");
      assertShowsTheApi(port);
      kraken.answers(request -> request.connection().close());
      assertThat(shown("waiting"))
          .containsText(
              "2 stale", new LocatorAssertions.ContainsTextOptions().setTimeout(A_MOMENT));
      assertThat(shown("chart")).hasClass(Pattern.compile("pale"));
    }
  }

  @Test
  void aLostConnectionIsToldAndMendedByItself() throws Exception {
    int port;
    try (Program program = serve(0)) {
      port = program.port();
      visit(port);
      assertThat(shown("chart")).hasAttribute("data-sequence", Pattern.compile("\\d+"));
      assertThat(shown("banner")).hasCount(0);
    }
    assertThat(shown("banner"))
        .containsText(
            "Connection lost", new LocatorAssertions.ContainsTextOptions().setTimeout(A_MOMENT));
    assertThat(shown("chart")).hasClass(Pattern.compile("pale"));
    try (Program again = serve(port)) {
      assertEquals(port, again.port());
      assertThat(shown("banner"))
          .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(A_MOMENT));
      assertShowsTheApi(port);
    }
  }

  @Test
  void anotherInstrumentIsChosenAndTheUrlKeepsIt() throws Exception {
    try (Program program = serve(0)) {
      visit(program.port());
      assertThat(shown("chart")).hasCount(1);
      shown("instrument").selectOption("ETH-USD");
      page.waitForURL(Pattern.compile("instrument=ETH-USD"));
      page.waitForFunction("() => window.__omnidepth?.chart()?.instrument === 'ETH-USD'");
      page.reload();
      assertThat(shown("instrument")).hasValue("ETH-USD");
    }
  }

  @Test
  void theDocsShowEveryRouteAndLetOneTryItWithoutAnotherHost() throws Exception {
    try (Program program = serve(0)) {
      int port = program.port();
      String origin = "http://127.0.0.1:" + port + "/";
      List<String> asked = new ArrayList<>();
      page.onRequest(request -> asked.add(request.url()));
      page.navigate(origin + "docs#/market/depth");
      JsonNode paths = JSON.readTree(Program.get(port, "/openapi.json").body()).get("paths");
      assertThat(page.locator(".opblock"))
          .hasCount(paths.size(), new LocatorAssertions.HasCountOptions().setTimeout(A_MOMENT));
      page.getByText("Try it out").click();
      page.getByText("Execute").click();
      assertThat(page.locator(".live-responses-table .response-col_status").last())
          .containsText("200");
      asked.removeIf(url -> url.startsWith(origin) || url.startsWith("data:"));
      assertEquals(List.of(), asked);
      assertEquals(List.of(), complaints);
      assertEquals(
          "application/json",
          Program.get(port, "/asyncapi.json").headers().firstValue("content-type").orElse(""));
      assertThat(page.locator("nav a[href='/asyncapi.json']")).hasCount(1);
    }
  }
}
