package io.omnidepth.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.omnidepth.support.RequiredTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Pages in a real browser. Each test closes its pages and forgets their storage. An error in a
 * page's log fails the test. A failed test leaves a picture in {@code target/browser}. The browser
 * starts once for each process, and a new user's profile once for each class, as it takes as long
 * as a page.
 */
public final class Browsers implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Path SEEN = Path.of("target", "browser");

  private final Browser.NewContextOptions usual;
  private final List<ShownPage> shown = new ArrayList<>();

  /** The pages of a desktop. */
  public Browsers() {
    this(new Browser.NewContextOptions());
  }

  public Browsers(Browser.NewContextOptions usual) {
    this.usual = usual;
  }

  /** A browser that runs until it is closed. */
  public record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      playwright.close();
    }
  }

  /** The one without a window comes first: its pages take a third less processor time. */
  public static Optional<Path> chromium() {
    return Stream.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts the browser, without a window. */
  public static Running start(Path chromium, String... more) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
    arguments.addAll(List.of(more));
    return new Running(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(arguments)));
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Browsers.class))
        .getOrComputeIfAbsent(
            Running.class, first -> start(chromium().orElseThrow()), Running.class);
  }

  private Optional<BrowserContext> user = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    RequiredTool.here(chromium().isPresent(), "the page's browser tests, as there is no Chromium");
    BrowserContext opened = running(context).browser().newContext(usual);
    opened.newPage(); // as long as one is open, the next takes half as long
    user = Optional.of(opened);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    user.ifPresent(BrowserContext::close);
  }

  /** An empty page of the class's user. */
  public ShownPage page() {
    return shown(user.orElseThrow().newPage());
  }

  /** An empty page of another user. */
  public ShownPage page(Browser.NewContextOptions how) {
    return shown(user.orElseThrow().browser().newContext(how).newPage());
  }

  private ShownPage shown(Page page) {
    ShownPage next = new ShownPage(page);
    shown.add(next);
    return next;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> complaints = new ArrayList<>();
    for (ShownPage each : shown) {
      complaints.addAll(each.complaints());
      try {
        if (context.getExecutionException().isPresent()) {
          keep(each.page(), context);
        }
      } finally {
        forget(each.page());
      }
    }
    shown.clear();
    assertEquals(List.of(), complaints, "what the page logs as errors");
  }

  private void forget(Page page) {
    if (page.context() != user.orElseThrow()) {
      page.context().close();
      return;
    }
    if (page.url().startsWith("http")) {
      page.evaluate("() => localStorage.clear()");
    }
    page.close();
  }

  private static void keep(Page page, ExtensionContext of) {
    String name = of.getRequiredTestClass().getSimpleName() + "." + of.getDisplayName();
    Path file = SEEN.resolve(name.replaceAll("[^\\w.]+", "-") + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
