package io.omnidepth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.venue.catalog.Catalog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  private record Ran(int status, String out, String err) {}

  private static Ran run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      int status = Main.run(arguments, environment);
      return new Ran(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve --prot 80|there is no option --prot, did you mean \"--port\"?",
        "srve|there is no command srve, did you mean \"serve\"?",
        "serve --port 70000|--port=70000 is not allowed; allowed is 0 to 65535",
        "serve --port abc|'abc' is not an int",
        "serve --interval 5|5 is not allowed; allowed is a whole number with its unit, as 500ms, 1s or 2m",
        "serve --interval 5ms|--interval=5ms is not allowed; allowed is 100ms to 1m",
        "serve --instruments BTCUSD|--instruments=BTCUSD is not allowed; allowed is BASE-QUOTE, as BTC-USD",
        "serve --venues krakn|did you mean \"kraken\"?",
        "serve --venue-url kraken|--venue-url=kraken is not allowed; allowed is ID=URL",
        "serve --venue-url kraken=ftp://x|--venue-url=ftp://x is not allowed; allowed is http://HOST:PORT or https://HOST:PORT",
        "serve --venue-url kraken=http://x/path|allowed is an origin without a path",
        "serve --stale-after 1|--stale-after=1.0 is not allowed",
        "serve --allow-origin here|--allow-origin=here is not allowed",
        "serve --influx-url http://127.0.0.1:8086|either --influx-org, --influx-bucket and --influx-token",
        "serve --influx-org acme|together with --influx-url only",
        "depth|INSTRUMENT",
        "depth BTC-USD --levels 0|--levels=0 is not allowed; allowed is 1 to 5000",
        "depth BTC-USD --json --csv|--json and --csv exclude each other",
      })
  void aWrongUseStopsWithOneLineThatSaysWhichAndWhatIsAllowed(String line, String words) {
    Ran ran = run(Map.of(), line.split(" ", -1));
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains(words), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
  }

  @Test
  void theEnvironmentSetsWhatTheCommandLineDoesNot() {
    Ran wrong = run(Map.of("OMNIDEPTH_PORT", "99999"), "serve");
    assertTrue(wrong.err().contains("--port=99999 is not allowed"), wrong.err());
    Ran both = run(Map.of("OMNIDEPTH_PORT", "99999"), "serve", "--port", "88888");
    assertTrue(both.err().contains("--port=88888 is not allowed"), both.err());
  }

  @Test
  void listsTheVenues() {
    Ran ran = run(Map.of(), "venues");
    assertEquals(0, ran.status());
    assertEquals(Catalog.ALL.size() + 1, ran.out().lines().count());
    assertTrue(ran.out().contains("kraken"), ran.out());
  }

  @Test
  void theWarmUpLoadsWhatIsThere() throws ClassNotFoundException {
    for (String name : Warmup.needed()) {
      assertEquals(name, Class.forName(name).getName());
    }
  }
}
