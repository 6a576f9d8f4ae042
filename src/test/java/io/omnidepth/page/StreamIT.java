package io.omnidepth.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.WebSocketRoute;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The page when messages are lost, wrong or late, when its clock is wrong, or when it is hidden.
 */
@ExtendWith(VertxExtension.class)
class StreamIT {
  private static final String BTC = "BTC-USD";

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private final List<String> said = new ArrayList<>();
  private BoardServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    server = new BoardServer(vertx, List.of(BTC), List.of("kraken"));
    server.answers("kraken", BTC, Levels.book("64000", "1", 500));
  }

  /** A page whose messages pass through {@code fault}; an empty result is a lost message. */
  private ShownPage visit(UnaryOperator<String> fault) {
    ShownPage shown = BROWSERS.page();
    shown
        .page()
        .routeWebSocket(
            Pattern.compile("/api/v1/stream"),
            reader -> {
              WebSocketRoute stream = reader.connectToServer();
              reader.onMessage(
                  message -> {
                    said.add(message.text());
                    stream.send(message.text());
                  });
              stream.onMessage(
                  message -> {
                    String passed = fault.apply(message.text());
                    if (!passed.isEmpty()) {
                      reader.send(passed);
                    }
                  });
            });
    return shown.visit(server.port(), "instrument=BTC-USD&range=1");
  }

  /** The page's subscriptions to the chart's view. */
  private List<String> asked() {
    return said.stream()
        .filter(message -> message.contains("\"levels\":5000") && !message.contains("\"group\""))
        .toList();
  }

  /** Spoils one update of the chart's view. */
  private void assertMendedAfter(UnaryOperator<String> fault) {
    boolean[] spoiled = {false};
    List<String> subscribed = new ArrayList<>();
    ShownPage shown =
        visit(
            frame -> {
              if (frame.contains("\"type\":\"subscribed\"")) {
                subscribed.add(frame);
              }
              if (spoiled[0] || !frame.contains("64007") || !isOfTheChart(frame, subscribed)) {
                return frame;
              }
              spoiled[0] = true;
              return fault.apply(frame);
            });
    shown.assertShowsTheApi();
    // The ladder joins the moment of the chart, which then gets a snapshot in any case.
    shown.assertPart("ladder-asks").isVisible();
    int before = asked().size();
    server.answers("kraken", BTC, Levels.book("64007", "1", 500));
    shown.until(
        () -> {
          assertTrue(spoiled[0]);
          return "spoiled";
        });
    server.answers("kraken", BTC, Levels.book("64009", "1", 500));
    shown.assertShowsTheApi();
    shown.assertPart("mid").hasText("$64,009");
    assertTrue(asked().size() > before, said::toString);
    shown.assertPart("banner").hasCount(0);
  }

  private boolean isOfTheChart(String update, List<String> subscribed) {
    List<String> ids =
        asked().stream().map(told -> told.replaceAll(".*(\"id\":\\d+,).*", "$1")).toList();
    return subscribed.stream()
        .filter(told -> ids.stream().anyMatch(told::contains))
        .map(told -> told.replaceAll(".*(\"stream\":\"\\w+\").*", "$1"))
        .anyMatch(stream -> update.startsWith("{\"type\":\"update\"," + stream));
  }

  @Test
  void aLostUpdateIsNoticedAndMended() {
    assertMendedAfter(frame -> "");
  }

  @Test
  void aWrongChecksumIsNoticedAndMended() {
    assertMendedAfter(frame -> frame.replaceFirst("\"checksum\":\\d", "\"checksum\":"));
  }

  @Test
  void aMessageThatNobodyCanReadIsMended() {
    assertMendedAfter(frame -> frame.substring(0, frame.length() / 2));
  }

  @Test
  void aConnectionThatFallsSilentIsTakenForLost() {
    boolean[] silent = {false};
    ShownPage shown = visit(frame -> silent[0] ? "" : frame);
    shown.assertShowsTheApi();
    silent[0] = true;
    shown.assertPart("banner").containsText("Connection lost");
    shown.assertPart("chart").hasClass(Pattern.compile("\\bpale\\b"));
    silent[0] = false;
    shown.assertPart("banner").hasCount(0);
    shown.assertShowsTheApi();
  }

  @Test
  void theBrowsersClockMayBeWrong() {
    for (int seconds : new int[] {-90, 90}) {
      ShownPage shown = BROWSERS.page();
      shown
          .page()
          .addInitScript(
              "const real = Date; window.Date = class extends real {"
                  + " constructor(...told) { told.length ? super(...told) : super(Date.now()) }"
                  + " static now() { return real.now() + "
                  + seconds
                  + "000 } }");
      shown.visit(server.port(), "instrument=BTC-USD&range=1").assertShowsTheApi();
      assertThat(shown.venue("kraken")).containsText(Pattern.compile("live [0-4]\\.\\d s"));
      shown.assertPart("venue-line").containsText(Pattern.compile("oldest [0-4]\\.\\d s"));
    }
  }

  @Test
  void whileNobodyLooksOnlyTheTitleFollows() {
    ShownPage shown = visit(frame -> frame);
    long before = shown.assertShowsTheApi().get("sequence").asLong();
    look(shown, false);
    shown.until(
        () -> {
          assertTrue(said.toString().contains("\"levels\":1,"), said::toString);
          return "only the best prices";
        });
    server.answers("kraken", BTC, Levels.book("64100", "1", 500));
    assertThat(shown.page()).hasTitle(Pattern.compile("^64100 "));
    assertEquals(before, shown.chart().get("sequence").asLong());
    look(shown, true);
    shown.assertShowsTheApi();
    shown.assertPart("mid").hasText("$64,100");
  }

  private static void look(ShownPage shown, boolean seen) {
    shown
        .page()
        .evaluate(
            "hidden => { Object.defineProperty(document, 'hidden', { get: () => hidden,"
                + " configurable: true }); document.dispatchEvent(new Event('visibilitychange')) }",
            !seen);
  }
}
