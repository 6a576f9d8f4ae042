package io.omnidepth.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.omnidepth.market.Books;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page with its panels, on a board that the test writes. */
abstract class ServedPanels {
  static final String BTC = "BTC-USD";

  @RegisterExtension
  static final Browsers BROWSERS =
      new Browsers(
          new Browser.NewContextOptions()
              .setPermissions(List.of("clipboard-read", "clipboard-write")));

  BoardServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    server =
        new BoardServer(
            vertx, List.of(BTC, "BTC-USDT", "USDT-USD"), List.of("kraken", "bitstamp", "okx"));
    server.answers("kraken", BTC, Levels.book("64000", "0.5", 1_000));
    server.answers("bitstamp", BTC, Levels.book("64000", "1", 3_000));
    server.answers("okx", "BTC-USDT", Levels.book("64320", "2", 400));
    server.answers("kraken", "USDT-USD", Books.of(List.of("0.9949 9000"), List.of("0.9951 9000")));
  }

  ShownPage visit(String query) {
    ShownPage shown = BROWSERS.page().visit(server.port(), "instrument=BTC-USD&range=1&" + query);
    shown.chart("drawn", drawn -> true);
    return shown;
  }

  static Locator button(Locator within, String name) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  static double number(String text) {
    return Double.parseDouble(text.replaceAll("[^\\d.]", ""));
  }

  static String clipboard(ShownPage shown) {
    return String.valueOf(shown.page().evaluate("() => navigator.clipboard.readText()"));
  }

  /** The exact number behind a figure. */
  static String figure(ShownPage shown, String name) {
    Locator figure = shown.part("fill-answer").locator("[data-figure='" + name + "'] dd").first();
    return figure.count() == 0 ? "none yet" : String.valueOf(figure.getAttribute("title"));
  }

  static Set<String> parts(String url) {
    return Set.of(url.split("[?&]", -1));
  }
}
