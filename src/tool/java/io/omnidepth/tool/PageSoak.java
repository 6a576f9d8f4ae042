package io.omnidepth.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.omnidepth.page.Browsers;
import io.omnidepth.page.ShownPage;
import io.omnidepth.page.Trace;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the page open for ten minutes, or for as many as the argument states. Meanwhile a depth of
 * 5,000 levels a side with the shares of 16 venues changes ten times a second. Prints the cost.
 * Script time is the processor time of the page's main thread in scripts, from one update to the
 * next, of ten seconds of each minute. The heap is measured after a garbage collection. Exits with
 * 1 if the median is 4 ms or more, if the heap has grown by more than a tenth since its second
 * minute, or if the first picture took longer than a second.
 */
public final class PageSoak {
  private static final int USUAL_MINUTES = 10;
  private static final double MOST_SCRIPT_MILLIS = 4;
  private static final double MOST_GROWTH = 1.1;
  private static final double MOST_FIRST_PICTURE_MILLIS = 1_000;
  private static final double TRACED_MILLIS = 10_000;
  private static final double MINUTE_MILLIS = 60_000;
  private static final int SETTLED_MINUTES = 2;

  /** Marks each update of the chart's view in the trace, as it comes in. */
  private static final String MARKING =
      """
      window.WebSocket = class extends WebSocket {
        constructor(url) {
          super(url)
          this.addEventListener('message', ({ data }) => {
            if (data.startsWith('{"type":"update","stream":"%s')) console.timeStamp('update')
          })
        }
      }
      """
          .formatted(SoakServer.CHART);

  /** Counts the pictures by the sequence that the chart says it has drawn. */
  private static final String COUNTING =
      """
      addEventListener('DOMContentLoaded', () => {
        let last
        window.drawn = 0
        new MutationObserver(changes => {
          const { sequence } = changes[changes.length - 1].target.dataset
          if (sequence !== last) window.drawn++
          last = sequence
        }).observe(document, { subtree: true, attributeFilter: ['data-sequence'] })
      })
      """;

  private final List<Double> scriptMillis = new ArrayList<>();
  private final List<Double> heaps = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  private PageSoak() {}

  public static void main(String[] arguments) throws Exception {
    int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_MINUTES;
    PageSoak soak = new PageSoak();
    Vertx vertx = Vertx.vertx();
    try (Browsers.Running running = Browsers.start(Browsers.chromium().orElseThrow())) {
      soak.run(vertx, running.browser(), minutes);
    } finally {
      vertx.close().await();
    }
    soak.broken.forEach(System.out::println);
    System.exit(soak.broken.isEmpty() ? 0 : 1);
  }

  private void run(Vertx vertx, Browser browser, int minutes) throws Exception {
    SoakServer server = new SoakServer(vertx);
    Clock clock = Clock.systemUTC();
    String address = "http://127.0.0.1:" + server.port() + "/?instrument=BTC-USD&range=10";
    // The server has run for a while before the page is opened again.
    Page first = browser.newContext().newPage();
    open(first, address);
    first.context().close();
    Page page = browser.newContext().newPage();
    page.addInitScript(MARKING);
    page.addInitScript(COUNTING);
    open(page, address);
    firstPicture(page);
    int drawnBefore = drawn(page);
    int sentBefore = server.updates();
    int snapshotsBefore = server.snapshots();
    Instant start = clock.instant();
    for (int minute = 1; minute <= minutes; minute++) {
      minute(browser, page, minute);
    }
    double seconds = (clock.millis() - start.toEpochMilli()) / 1e3;
    int sent = server.updates() - sentBefore;
    int drawn = drawn(page) - drawnBefore;
    say("%d updates in %.0f s, %.1f a second", sent, seconds, sent / seconds);
    say("%d were taken in and drawn together with others", Math.max(0, sent - drawn));
    int anew = server.snapshots() - snapshotsBefore;
    say("%d times the whole book was needed anew", anew);
    hold(anew == 0, "updates were lost");
    told();
  }

  private static void open(Page page, String address) {
    page.navigate(address);
    page.waitForFunction("() => window.__omnidepth?.chart()?.bids.length >= 4000");
  }

  private void firstPicture(Page page) {
    double millis = new ShownPage(page).firstPictureMillis();
    say("first picture %.0f ms after the navigation began", millis);
    hold(millis <= MOST_FIRST_PICTURE_MILLIS, "the first picture comes too late");
  }

  private static int drawn(Page page) {
    return ((Number) page.evaluate("() => window.drawn")).intValue();
  }

  private void minute(Browser browser, Page page, int minute) throws Exception {
    page.waitForTimeout((MINUTE_MILLIS - TRACED_MILLIS) / 2);
    browser.startTracing(page, new Browser.StartTracingOptions().setCategories(Trace.CATEGORIES));
    page.waitForTimeout(TRACED_MILLIS);
    List<Double> millis = new Trace(browser.stopTracing()).scriptMillis();
    scriptMillis.addAll(millis);
    page.waitForTimeout((MINUTE_MILLIS - TRACED_MILLIS) / 2);
    double heap = heap(page);
    heaps.add(heap);
    say("minute %d: heap %.2f MB, %s", minute, heap, figures(millis));
  }

  /** The megabytes in use after a garbage collection. */
  private static double heap(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("Performance.enable");
    session.send("HeapProfiler.collectGarbage");
    JsonObject answer = session.send("Performance.getMetrics");
    session.detach();
    for (JsonElement metric : answer.getAsJsonArray("metrics")) {
      JsonObject each = metric.getAsJsonObject();
      if (each.get("name").getAsString().equals("JSHeapUsedSize")) {
        return each.get("value").getAsDouble() / 1e6;
      }
    }
    throw new IllegalStateException(answer.toString());
  }

  private void told() {
    say("in all: %s", figures(scriptMillis));
    hold(!scriptMillis.isEmpty(), "no update was seen");
    hold(
        quantile(scriptMillis, 0.5) < MOST_SCRIPT_MILLIS,
        "the median of the script time is not under " + MOST_SCRIPT_MILLIS + " ms");
    if (heaps.size() > SETTLED_MINUTES) {
      double growth = heaps.get(heaps.size() - 1) / heaps.get(SETTLED_MINUTES - 1);
      say("heap at the end %.1f %% of that after two minutes", growth * 100);
      hold(growth <= MOST_GROWTH, "the heap grows");
    }
  }

  private static String figures(List<Double> millis) {
    return String.format(
        Locale.ROOT,
        "script per update median %.2f, mean %.2f, p95 %.2f, most %.2f ms of %d",
        quantile(millis, 0.5),
        millis.stream().mapToDouble(each -> each).average().orElse(Double.NaN),
        quantile(millis, 0.95),
        quantile(millis, 1),
        millis.size());
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  private void hold(boolean claim, String otherwise) {
    if (!claim) {
      broken.add(otherwise);
    }
  }

  private static void say(String format, Object... told) {
    System.out.println(String.format(Locale.ROOT, format, told));
  }
}
