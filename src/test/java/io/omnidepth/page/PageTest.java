package io.omnidepth.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.omnidepth.support.ProcessRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's own tests. They run beside the server's tests, as both take a while. */
class PageTest {
  private static final Duration MOST = Duration.ofMinutes(3);

  @ParameterizedTest
  @ValueSource(strings = {"types", "lint", "test"})
  void thePageIsAsItsOwnScriptsWantIt(String script) throws Exception {
    assumeFalse(Boolean.getBoolean("skip.web"), "the page is left out");
    ProcessRun ran =
        ProcessRun.command(
            MOST,
            Map.of("CI", "true"),
            List.of("npm", "--prefix", "web", "--no-update-notifier", "run", script));
    assertEquals(0, ran.status(), ran::said);
  }
}
