package io.omnidepth.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.omnidepth.support.Program;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on a host that only serves files, under a path, apart from the server that it reads. */
@ExtendWith(VertxExtension.class)
class ApartIT {
  private static final String BTC = "BTC-USD";
  private static final Pattern ROUTE = Pattern.compile("/api/v1/(\\w+)");

  /** The browser's log of a server that it may not ask. */
  private static final String FAILS = "CORS policy|ERR_FAILED|WebSocket|Content Security Policy";

  /** The number of first requests, and the requests that the page repeats too early. */
  private static final String FETCHED =
      "() => { const all = performance.getEntriesByType('resource').filter(each =>"
          + " /\\/api\\/v1\\/(venues|instruments\\?brief=true&limit=50)$/.test(each.name));"
          + " return JSON.stringify({ first: new Set(all.map(each => each.name)).size,"
          + " twice: all.filter((each, i) => all.some((other, j) => j < i"
          + " && other.name === each.name && each.startTime - other.startTime < 4000)) }) }";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private final List<String> asked = new ArrayList<>();
  private BoardServer server;
  private String api = "";
  private String allowed = "";
  private String other = "";

  /** The server that the host's settings.js names. */
  private String setting = "";

  private String policy = "";

  @BeforeEach
  void serve(Vertx vertx) {
    allowed = host(vertx);
    other = host(vertx);
    server =
        new BoardServer(
            vertx, List.of(BTC, "ETH-USD"), List.of("kraken", "bitstamp"), Set.of(allowed));
    server.answers("kraken", BTC, Levels.book("64000", "1", 500));
    server.answers("bitstamp", BTC, Levels.book("63999.5", "1", 500));
    api = "http://127.0.0.1:" + server.port();
    setting = api;
  }

  /** Serves the files of the jar with that setting; gives the origin of its pages. */
  private String host(Vertx vertx) {
    String shipped = vertx.fileSystem().readFileBlocking("webroot/settings.js").toString();
    assertTrue(shipped.contains("= ''\n"), shipped);
    Router router = Router.router(vertx);
    router
        .get("/depth/*")
        .handler(
            context -> {
              if (!policy.isEmpty()) {
                context.response().putHeader("Content-Security-Policy", policy);
              }
              context.next();
            });
    router
        .get("/depth/settings.js")
        .handler(
            context ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript")
                    .end(shipped.replace("= ''", "= '" + setting + "'")));
    router.get("/depth/*").handler(StaticHandler.create("webroot").setCachingEnabled(false));
    HttpServer files = vertx.createHttpServer().requestHandler(router).listen(0).await();
    return "http://127.0.0.1:" + files.actualPort();
  }

  private ShownPage visit(String host, String fails) {
    ShownPage shown = BROWSERS.page().mayComplainOf(fails);
    shown.page().onRequest(request -> asked.add(request.url()));
    shown.page().onWebSocket(socket -> asked.add(socket.url()));
    return shown.visit(host + "/depth/?instrument=BTC-USD&range=0.5&size=2", server.port());
  }

  @Test
  void aPageOfAnAllowedOriginHasAllThatTheServersOwnHas() {
    policy =
        "default-src 'self'; img-src 'self' data:; connect-src "
            + (api + " " + api.replace("http", "ws"));
    ShownPage shown = visit(allowed, "(?!)");
    shown.assertShowsTheApi();
    assertNothingIsFetchedTwice(shown);
    String stream = api.replace("http", "ws") + "/api/v1/stream";
    assertEquals(List.of(stream), asked.stream().filter(url -> url.startsWith("ws")).toList());
    ShownPage.assertThat(shown.venue("bitstamp")).hasAttribute("data-state", "live");
    shown.assertPart("ladder-asks").isVisible();
    shown.assertPart("fill-shares").isVisible();
    shown.page().keyboard().press("/");
    shown.page().keyboard().type("eth");
    assertThat(shown.page().getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION)).hasCount(1);
    shown.until(
        () -> {
          assertEquals(
              Set.of("fill", "history", "instruments", "rates", "stream", "venues"), routes());
          return true;
        });
    shown.assertPart("banner").hasCount(0);

    asked.removeIf(url -> url.replaceFirst("^ws", "http").startsWith(api + "/api/v1/"));
    assertEquals(
        List.of(),
        asked.stream().filter(url -> !url.startsWith(allowed + "/depth/")).toList(),
        "elsewhere");
  }

  /** The page's requests to the API. */
  private Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    for (String url : asked) {
      Matcher route = ROUTE.matcher(url);
      if (route.find()) {
        routes.add(route.group(1));
      }
    }
    return routes;
  }

  /** The page's first scripts send the requests whose answers its modules use. */
  private static void assertNothingIsFetchedTwice(ShownPage shown) {
    JsonNode fetched = shown.json(FETCHED);
    assertEquals(2, fetched.get("first").asInt(), fetched::toString);
    assertEquals("[]", fetched.get("twice").toString());
  }

  @Test
  void theServersOwnPageFetchesNothingTwiceEither() {
    ShownPage shown = BROWSERS.page().visit(server.port(), "");
    shown.assertPart("chart").isVisible();
    assertNothingIsFetchedTwice(shown);
  }

  @Test
  void itsDocumentsAreTriedAtTheServer() throws Exception {
    ShownPage shown = visit(allowed, "(?!)");
    Page page = shown.page();
    shown.part("looks").getByRole(AriaRole.BUTTON).first().click();
    page.getByText("API documentation").click();
    page.waitForURL(allowed + "/depth/docs.html");
    String contract = Program.get(server.port(), "/openapi.json").body();
    assertThat(page.locator(".opblock"))
        .hasCount(new JsonMapper().readTree(contract).get("paths").size());
    assertThat(page.locator("nav a[href='" + api + "/asyncapi.json']")).hasCount(1);
    page.locator("#operations-state-live .opblock-summary-control").click();
    page.getByText("Try it out").click();
    page.getByText("Execute").click();
    assertThat(page.locator(".live-responses-table .response-col_status").last())
        .containsText("200");
    assertThat(page.locator(".request-url pre")).hasText(api + "/health/live");
    page.locator("a.home").click();
    page.waitForURL(allowed + "/depth/");
    shown.assertPart("chart").isVisible();
  }

  @Test
  void aPageOfAnotherOriginSaysHowToAllowIt() {
    visit(other, FAILS)
        .assertPart("banner")
        .containsText(
            "The server at %s does not allow pages of %s. Start it with --allow-origin %s."
                .formatted(api, other, other));
  }

  @Test
  void aHostThatForbidsItsPagesToAskTheServerIsNamed() {
    policy = "default-src 'self'; connect-src 'self' " + api;
    visit(allowed, FAILS)
        .assertPart("banner")
        .containsText(
            "its connect-src must list %s and %s".formatted(api, api.replace("http", "ws")));
  }

  @Test
  void aWrongSettingIsNamedWithWhatIsAllowed() {
    setting = "depth.example";
    ShownPage shown = visit(allowed, "(?!)");
    shown
        .assertPart("wrong-setting")
        .containsText("\"depth.example\" is not allowed as the address of this page's API;");
    shown.page().navigate(allowed + "/depth/docs.html");
    assertThat(shown.page().locator("#note")).containsText("as https://depth.example, optionally");
    asked.removeIf(url -> url.startsWith(allowed + "/depth/"));
    assertEquals(List.of(), asked);
  }

  @Test
  void aPageApartWithoutASettingSaysWhereToSetIt() {
    setting = "";
    visit(allowed, "404|WebSocket")
        .assertPart("banner")
        .containsText(Pattern.compile("There is no Omnidepth at " + allowed + ": .*settings\\.js"));
  }
}
