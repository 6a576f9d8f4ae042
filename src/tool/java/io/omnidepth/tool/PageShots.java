package io.omnidepth.tool;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.omnidepth.page.Browsers;
import io.omnidepth.page.ShownPage;
import io.omnidepth.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Makes pictures of the page in front of the demo of the built jar: dark, light, the heat layout, a
 * phone, and with the connection lost. The argument is the folder, by default {@code
 * target/pictures}.
 */
public final class PageShots {
  private static final String DESK = "instrument=BTC-USD&range=1";
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 789;

  /** The market moves for this time first. */
  private static final double SETTLED_MILLIS = 8_000;

  /** The record of the time fills a part of the heat map. */
  private static final double RECORDED_MILLIS = 100_000;

  private final Browser browser;
  private final Path folder;

  private PageShots(Browser browser, Path folder) {
    this.browser = browser;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/pictures");
    try (Browsers.Running running = Browsers.start(Browsers.chromium().orElseThrow());
        Program program = Program.run("demo", "--port", "0", "--seed", "7")) {
      new PageShots(running.browser(), folder).make(program);
    }
  }

  private void make(Program program) throws Exception {
    int port = program.port();
    Browser.NewContextOptions phone =
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(2)
            .setHasTouch(true)
            .setIsMobile(true)
            .setColorScheme(ColorScheme.DARK);
    shoot(phone, port, "phone", DESK);
    shoot(desk(ColorScheme.LIGHT), port, "light", DESK);
    shoot(desk(ColorScheme.DARK), port, "heat", DESK + "&layout=heat");
    Page page = shoot(desk(ColorScheme.DARK), port, "page", DESK + "&size=5");
    program.close();
    Page.WaitForSelectorOptions shown = new Page.WaitForSelectorOptions().setTimeout(20_000);
    page.waitForSelector("[data-testid=banner]", shown);
    page.waitForSelector("[data-testid=chart].pale", shown);
    keep(page, "lost");
  }

  private static Browser.NewContextOptions desk(ColorScheme scheme) {
    return new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setColorScheme(scheme);
  }

  private Page shoot(Browser.NewContextOptions how, int port, String name, String query)
      throws Exception {
    BrowserContext context = browser.newContext(how);
    // The guide of a first visit stays away.
    context.addInitScript("localStorage.setItem('omnidepth-guide', 'left')");
    Page page = context.newPage();
    ShownPage shown = new ShownPage(page).visit(port, DESK);
    shown.assertPart("chart").hasAttribute("data-sequence", Pattern.compile("\\d+"));
    System.out.printf("first picture after %.0f ms%n", shown.firstPictureMillis());
    if (!query.equals(DESK)) {
      shown.visit(port, query);
    }
    page.waitForTimeout(name.equals("heat") ? RECORDED_MILLIS : SETTLED_MILLIS);
    keep(page, name);
    return page;
  }

  private void keep(Page page, String name) throws Exception {
    Path file = folder.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    System.out.println(file + " " + Files.size(file) / 1_000 + " kB");
  }
}
